package io.watchkeeper.access;

import static io.restassured.RestAssured.given;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

/** Every route that the service registers, as every role and as nobody, against the table of permissions. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PermissionMatrixTest {
    private static final Set<String> OPEN = Set.of("/login", "/logout", "/preferences");
    /** What Quarkus answers itself, by the permission that its policy asks for. */
    private static final Map<String, String> BESIDE_RESOURCES = Map.of(
            "/q/metrics", Permissions.WATCH_SERVICE,
            "/q/openapi", Permissions.WATCH_SERVICE);

    private static final String NO_SUCH = "999999999";

    @Test
    void every_route_states_one_permission_of_the_table() {
        Set<String> known = Permissions.ALL.stream().map(Permission::name).collect(Collectors.toSet());

        assertThat(AnnotatedRoute.all())
                .hasSizeGreaterThan(40)
                .filteredOn(route -> !route.permission().map(known::contains).orElse(false))
                .filteredOn(route -> !route.forAnybodyKnown())
                .allMatch(route -> route.open() && OPEN.contains(route.path()));
    }

    @Test
    void every_permission_of_the_table_opens_something() {
        Set<String> used = new TreeSet<>(BESIDE_RESOURCES.values());
        AnnotatedRoute.all().forEach(route -> route.permission().ifPresent(used::add));

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        Permissions.ALL.stream().map(Permission::name).toList());
    }

    @Test
    void a_role_opens_what_the_table_says_and_nothing_else() {
        Map<String, String> tokens = new TreeMap<>();
        Roles.ALL.forEach(role -> tokens.put(role, newToken("matrix " + role, role)));
        List<String> wrong = new ArrayList<>();
        for (AnnotatedRoute route : AnnotatedRoute.all()) {
            tokens.forEach((role, token) -> wrong.addAll(compare(route, role, token)));
            if (!route.open() && !closed(send(given(), route))) {
                wrong.add(route + " lets nobody in");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_no_resource_follows_the_table_too() {
        Roles.ALL.forEach(role -> BESIDE_RESOURCES.forEach((path, permission) -> {
            Response answer = as(newToken("beside " + role + path, role)).get(path);
            assertThat(answer.statusCode()).as(role + " " + path).isEqualTo(holds(role, permission) ? 200 : 403);
        }));
    }

    private static List<String> compare(AnnotatedRoute route, String role, String token) {
        Response answer = send(as(token), route);
        Optional<String> permission = route.permission();
        boolean expected = permission.isEmpty() || holds(role, permission.get());
        boolean let = answer.statusCode() != 403 && answer.statusCode() != 401;
        return expected == let
                ? List.of()
                : List.of(route + " as " + role + ": " + answer.statusCode()
                        + (expected ? ", expected to be let in" : ""));
    }

    private static boolean holds(String role, String permission) {
        return Permissions.of(Set.of(role), true).contains(permission);
    }

    private static boolean closed(Response response) {
        return response.statusCode() == 401
                || response.statusCode() == 303 && response.header("Location").startsWith("/login");
    }

    private static Response send(RequestSpecification caller, AnnotatedRoute route) {
        RequestSpecification request =
                caller.urlEncodingEnabled(false).redirects().follow(false).accept(route.produces());
        String path = route.address(name -> NO_SUCH);
        return route.verb().equals("GET")
                ? request.get(path)
                : request.contentType(route.consumes()).request(route.verb(), path);
    }
}
