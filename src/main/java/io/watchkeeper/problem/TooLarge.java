package io.watchkeeper.problem;

import java.util.List;

import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Explains the server's own limit on bodies, which otherwise answers with an empty 413 before any resource is asked. */
class TooLarge {
    // the server's own check stands at order -2; a filter of priority n stands at -n
    private static final int BEFORE_THE_SERVERS_CHECK = 10;
    private static final long LONGEST_DISCARDED = 256L * 1024 * 1024;
    private final long limit;

    TooLarge(@ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVERS_CHECK);
    }

    private void check(RoutingContext request) {
        long announced = announced(request.request().getHeader("Content-Length"));
        if (announced <= limit) {
            request.next();
            return;
        }
        var problem = Problem.of(413, "The body is larger than " + limit + " bytes.", List.of());
        request.response()
                .setStatusCode(413)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                // the rest of the body must not be taken for the next request
                .putHeader("Connection", "close")
                .end(ProblemAnswer.json(problem));
        discard(request.request(), announced);
    }

    /** A sender that is cut off while it writes never reads the answer; so a body of moderate size is let run out. */
    private void discard(HttpServerRequest request, long announced) {
        if (announced > LONGEST_DISCARDED) {
            request.connection().close();
            return;
        }
        request.handler(part -> {})
                .endHandler(end -> request.connection().close())
                .resume();
    }

    private static long announced(String length) {
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
