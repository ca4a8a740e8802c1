package io.watchkeeper.testing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** The administrator of a service under test, and what only they can give. */
public final class Administrator {
    public static final String NAME = "admin";

    /** API token, and the password of {@link #NAME}. */
    public static final String TOKEN = "administrator-of-the-tests";

    private Administrator() {}

    /** A request with the administrator's token. */
    public static RequestSpecification asAdministrator() {
        return as(TOKEN);
    }

    /** A request with some token. */
    public static RequestSpecification as(String token) {
        return given().filter(new CanaryFilter()).header("Authorization", "Bearer " + token);
    }

    /** The value of a new token. */
    public static String newToken(String name, String... roles) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "roles", List.of(roles)))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
