package io.watchkeeper.access.once;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/**
 * An operation that starts something: a request that carries the {@code Idempotency-Key} of an earlier one of the same caller is given the earlier answer, and
 * nothing is started. Its answer is JSON, and holds no secret: it is kept.
 */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Once {
    /** The header that names the request, in 1 to 255 visible ASCII characters. */
    String HEADER = "Idempotency-Key";

    /** What the description of the API says about it. */
    String DESCRIPTION =
            "Names the request, in 1 to 255 visible ASCII characters. Sent again with the same key within a day, it is answered as the first was and starts nothing; "
                    + "422 where the key came with another body, 409 while the first is not answered yet. A request that was refused may come again.";
}
