package io.watchkeeper.access;

import static io.watchkeeper.testing.Administrator.TOKEN;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.tngtech.archunit.core.domain.JavaParameter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.watchkeeper.testing.DatabaseForTests;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.junit.jupiter.api.Test;

/** Who makes or changes something says what they may say of it, and nothing of what the service itself keeps. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class MassAssignmentTest {
    /** What other systems post, kept as it is, with workspace and source from their token; and a trial of facts, of which nothing is kept. */
    private static final List<String> FOREIGN = List.of("/api/v1/intake/", "/api/v2/", "/api/v1/decisions/dry-run");

    private static final Map<String, String> SLIPPED_IN = Map.of(
            "workspace", "\"other\"",
            "createdBy", "\"somebody\"",
            "passwordHash", "\"x\"",
            "approvedBy", "[\"somebody\"]",
            "live", "true");

    @Test
    void a_member_that_is_not_asked_for_is_refused_wherever_a_body_is_taken() {
        List<String> callers = List.of(TOKEN, newToken("slips in as approver", "approver"));
        List<String> taken = new ArrayList<>();
        int walked = 0;
        for (AnnotatedRoute route : AnnotatedRoute.all()) {
            if (!takesOurJson(route)) {
                continue;
            }
            walked++;
            for (var member : SLIPPED_IN.entrySet()) {
                String body = "{\"" + member.getKey() + "\": " + member.getValue() + "}";
                Optional<Response> answer = callers.stream()
                        .map(token -> send(route, token, body))
                        .filter(response -> response.statusCode() != 403)
                        .findFirst();
                String told = answer.map(Response::asString).orElse("nobody may");
                int status = answer.map(Response::statusCode).orElse(0);
                // a workspace that may be asked for, as a filter, must be one of theirs
                boolean notTheirs = status == 404 && member.getKey().equals("workspace");
                if (!notTheirs && (status != 422 || !told.contains("/" + member.getKey()))) {
                    taken.add(route + " " + member.getKey() + ": " + told);
                }
            }
        }

        assertThat(walked).isGreaterThan(10);
        assertThat(taken).isEmpty();
    }

    private static boolean takesOurJson(AnnotatedRoute route) {
        return route.path().startsWith("/api/")
                && FOREIGN.stream().noneMatch(route.path()::startsWith)
                && route.consumes().equals("application/json")
                && route.method().getParameters().stream().anyMatch(MassAssignmentTest::isBody);
    }

    /** What is a text and says no more is a part of the path. */
    private static boolean isBody(JavaParameter parameter) {
        return parameter.isAnnotatedWith(RequestBody.class)
                || parameter.getAnnotations().isEmpty()
                        && !parameter.getRawType().isPrimitive()
                        && !parameter.getRawType().isEquivalentTo(String.class);
    }

    private static Response send(AnnotatedRoute route, String token, String body) {
        return as(token)
                .contentType("application/json")
                .body(body)
                .request(route.verb(), route.address(template -> "1"));
    }
}
