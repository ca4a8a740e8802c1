package io.watchkeeper.access;

import static io.restassured.RestAssured.given;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RoutesTest {
    /** With a slash at the end: and all below. */
    private static final Set<String> OPEN =
            Set.of("/login", "/logout", "/preferences", "/console/", "/webjars/", "/q/health/");

    @Inject
    Router router;

    @Test
    void nobody_reaches_a_route_that_is_not_open() {
        Set<String> routes = routes();
        assertThat(routes)
                .contains("/api/v1/tokens", "/api/v1/audit", "/password", "/q/metrics", "/q/openapi", "/login");

        Set<String> reachable = new TreeSet<>();
        for (String route : routes) {
            for (Method method : List.of(Method.GET, Method.POST, Method.PUT, Method.DELETE, Method.PATCH)) {
                if (!refused(ask(method, route))) {
                    reachable.add(route);
                }
            }
        }

        assertThat(reachable)
                .contains("/login")
                .allMatch(route -> OPEN.contains(route)
                        || OPEN.stream().anyMatch(open -> open.endsWith("/") && route.startsWith(open)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/api",
                "/api/v1/nowhere",
                "/q/dev-ui",
                "/login/x",
                "/q/healthx",
                "//q/metrics",
                "/console/../api/v1/tokens",
                "/q/health/../metrics",
                "/API/v1/tokens",
                "/api/v1/tokens/",
                "/api/v1/tokens;x=/login",
                "/%61pi/v1/tokens"
            })
    void an_address_written_otherwise_is_closed_too(String path) {
        Response response =
                given().urlEncodingEnabled(false).redirects().follow(false).get(path);

        assertThat(refused(response)).as("%s: %d", path, response.statusCode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready"})
    void health_is_open(String path) {
        // whether all is well is another question
        given().get(path).then().statusCode(anyOf(equalTo(200), equalTo(503)));
    }

    @Test
    void the_administrator_reads_metrics_and_openapi() {
        asAdministrator().get("/q/metrics").then().statusCode(200);
        asAdministrator().get("/q/openapi").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/nowhere", "/api/v1/tokens", "/q/health/live"})
    void every_answer_carries_the_headers_that_keep_a_browser_safe(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cache-Control", containsString("no-store"));
    }

    private static Response ask(Method method, String route) {
        return given().urlEncodingEnabled(false).redirects().follow(false).request(method, route);
    }

    private static boolean refused(Response response) {
        return response.statusCode() == 401
                || response.statusCode() == 303 && response.header("Location").startsWith("/login");
    }

    private Set<String> routes() {
        // Quarkus mounts what begins with /q as a router of its own, which does not tell its routes
        Set<String> routes = new TreeSet<>(Set.of("/q/metrics", "/q/openapi", "/q/swagger-ui", "/q/dev-ui", "/q/arc"));
        router.getRoutes().stream()
                .map(Route::getPath)
                .filter(path -> path != null && !path.equals("/"))
                .forEach(routes::add);
        AnnotatedRoute.all().stream()
                .flatMap(route -> Stream.of(route.resource(), route.address(name -> "1")))
                .forEach(routes::add);
        return routes;
    }
}
