package io.watchkeeper.healing;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import io.restassured.http.ContentType;

/** What the administrator does with self-heal by the API. */
public final class RecordsOverHttp {
    private static final String API = "/api/v1/self-heal/";
    private static final Duration SOON = Duration.ofSeconds(30);

    private RecordsOverHttp() {}

    /** Whatever it was before. */
    public static void mode(String scenario, HealMode mode) {
        var etag = asAdministrator().get(API + "scenarios/" + scenario).header("ETag");
        asAdministrator()
                .contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(Map.of("mode", mode))
                .put(API + "scenarios/" + scenario)
                .then()
                .statusCode(200);
    }

    /** The id of the record about an object, once the guards have spoken. */
    public static String decided(String object) {
        return found(object, "verdict != null");
    }

    /** The same, once it waits for a person. */
    public static String held(String object) {
        return found(object, "state == 'HOLDING'");
    }

    private static String found(String object, String such) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (true) {
            var found = asAdministrator()
                    .get(API + "records?object=" + object)
                    .jsonPath()
                    .getString("items.find { it." + such + " }.id");
            if (found != null) {
                return found;
            }
            assertThat(System.nanoTime()).as("a record about " + object).isLessThan(deadline);
        }
    }
}
