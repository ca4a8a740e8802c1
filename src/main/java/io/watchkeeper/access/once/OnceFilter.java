package io.watchkeeper.access.once;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets the operations that are {@link Once} begin once for each key. */
class OnceFilter {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final String FIRST = OnceFilter.class.getName();

    private final AnswerStore answers;
    private final Caller caller;
    private final ObjectMapper json;

    OnceFilter(AnswerStore answers, Caller caller, ObjectMapper json) {
        this.answers = answers;
        this.caller = caller;
        this.json = json;
    }

    /** Gives the earlier answer, or null to go on. */
    @Once
    @ServerRequestFilter(readBody = true)
    Uni<Response> before(ContainerRequestContext request) throws IOException {
        var key = request.getHeaderString(Once.HEADER);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        check(key);
        var body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        var what =
                request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
        var asked = new Asked(caller.workspace(), caller.name(), key, Asked.digest(what, body));
        return answers.claim(asked).map(claim -> answered(claim, request));
    }

    private static void check(String key) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.badRequest(
                    "The header Idempotency-Key cannot be used.",
                    Flaw.of("UNREADABLE", "Idempotency-Key cannot be used.", "Idempotency-Key 无法使用。")
                            .found(key)
                            .allowing("1 to 255 visible ASCII characters"));
        }
    }

    private static Response answered(Claim claim, ContainerRequestContext request) {
        if (claim instanceof Claim.First first) {
            request.setProperty(FIRST, first.asked());
            return null;
        }
        if (claim instanceof Claim.Answered answer) {
            var response = Response.status(answer.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(answer.body());
            answer.location().ifPresent(place -> response.header(HttpHeaders.LOCATION, place));
            return response.build();
        }
        if (claim instanceof Claim.Taken) {
            throw ProblemException.unprocessable(
                    "The Idempotency-Key was used for another request; nothing was started.", List.of());
        }
        throw ProblemException.conflict("The first request with this Idempotency-Key is not answered yet; ask again.");
    }

    @Once
    @ServerResponseFilter
    Uni<Void> after(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        if (!(request.getProperty(FIRST) instanceof Asked asked)) {
            return Uni.createFrom().voidItem();
        }
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            return answers.giveBack(asked);
        }
        var location = Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION));
        var body = json.writeValueAsString(response.getEntity());
        return answers.keep(asked, new Claim.Answered(response.getStatus(), location, body));
    }
}
