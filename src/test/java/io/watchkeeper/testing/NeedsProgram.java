package io.watchkeeper.testing;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test drives a real program of the machine. Where that is not installed the test is skipped and says what to install; with
 * {@code WATCHKEEPER_REAL_PARTS=required} in the environment it fails instead, so that a build that must prove these parts cannot pass without them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD})
@Repeatable(NeedsProgram.All.class)
@ExtendWith(ProgramCondition.class)
public @interface NeedsProgram {
    /** Name of the executable, such as {@code chromium}; {@link RealPrograms#find} tells its path. */
    String program();

    /** The Debian package that brings it. */
    String debianPackage();

    /** Holds several. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({TYPE, METHOD})
    @ExtendWith(ProgramCondition.class)
    @interface All {
        NeedsProgram[] value();
    }
}
