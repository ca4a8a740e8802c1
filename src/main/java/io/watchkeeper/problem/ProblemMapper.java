package io.watchkeeper.problem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where what is thrown becomes an answer. */
class ProblemMapper {
    private final ProblemAnswer answer;
    private final Incidents incidents;

    ProblemMapper(ProblemAnswer answer, Incidents incidents) {
        this.answer = answer;
        this.incidents = incidents;
    }

    @ServerExceptionMapper
    Uni<Response> refusal(ProblemException thrown, RoutingContext request) {
        return answer.of(thrown, request);
    }

    @ServerExceptionMapper
    Uni<Response> notJson(JsonProcessingException thrown, RoutingContext request) {
        return answer.of(JsonFaults.problem(thrown), request);
    }

    // named apart, because Quarkus maps this subclass itself
    @ServerExceptionMapper
    Uni<Response> misfit(MismatchedInputException thrown, RoutingContext request) {
        return answer.of(JsonFaults.problem(thrown), request);
    }

    @ServerExceptionMapper
    Uni<Response> invalid(ConstraintViolationException thrown, RoutingContext request) {
        List<Flaw> flaws = new ArrayList<>();
        for (ConstraintViolation<?> violation : thrown.getConstraintViolations()) {
            flaws.add(Flaw.at(pointer(violation), "INVALID", violation.getMessage(), violation.getMessage())
                    .found(String.valueOf(violation.getInvalidValue())));
        }
        return answer.of(Problem.of(422, "Some values are not acceptable.", flaws), request);
    }

    @ServerExceptionMapper
    Uni<Response> refusedByFramework(WebApplicationException thrown, RoutingContext request) {
        if (thrown.getCause() instanceof JsonProcessingException fault) {
            return answer.of(JsonFaults.problem(fault), request);
        }
        Response given = thrown.getResponse();
        if (given.getStatus() < 400) {
            return Uni.createFrom().item(given);
        }
        if (given.getStatus() >= 500) {
            return answer.of(incidents.report(thrown, given.getStatus()), request);
        }
        Problem problem = Problem.of(given.getStatus(), StatusText.detail(given.getStatus()), List.of());
        return answer.of(problem, request).map(response -> withHeaders(response, given));
    }

    // a failed authentication never comes here: its mechanism answers it
    @ServerExceptionMapper
    Uni<Response> unknownCaller(UnauthorizedException thrown, RoutingContext request) {
        return answer.challenge(request);
    }

    @ServerExceptionMapper
    Uni<Response> forbidden(ForbiddenException thrown, RoutingContext request) {
        return answer.of(Problem.of(403, StatusText.detail(403), List.of()), request);
    }

    @ServerExceptionMapper
    Uni<Response> unexpected(Throwable thrown, RoutingContext request) {
        if (StoreOutage.isBehind(thrown)) {
            return answer.of(ProblemException.unavailable("The store does not answer at the moment.", 1), request);
        }
        if (thrown instanceof IOException && request.response().ended()) {
            Log.debugf(thrown, "The server had answered already, or the client went away");
            return Uni.createFrom().item(Response.status(400).build());
        }
        return answer.of(incidents.report(thrown, 500), request);
    }

    private static Response withHeaders(Response response, Response given) {
        var builder = Response.fromResponse(response);
        given.getStringHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    /** The path inside the body: without the method and the parameter that the validator puts before it. */
    private static String pointer(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String[] steps = path.split("[.\\[\\]]+");
        var pointer = new StringBuilder();
        for (int step = Math.min(2, steps.length - 1); step < steps.length; step++) {
            pointer.append('/').append(JsonFaults.escaped(steps[step]));
        }
        return pointer.toString();
    }
}
