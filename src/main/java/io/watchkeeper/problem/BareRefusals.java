package io.watchkeeper.problem;

import java.util.List;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Filters that refuse a request, such as the one that checks the token of forms, throw nothing and say nothing: an empty page. */
class BareRefusals {
    private final ProblemAnswer answer;

    BareRefusals(ProblemAnswer answer) {
        this.answer = answer;
    }

    @ServerResponseFilter
    Uni<Void> explain(ContainerRequestContext asked, ContainerResponseContext answered, RoutingContext request) {
        var status = answered.getStatus();
        if (status < 400 || answered.hasEntity() || asked.getMethod().equals(HttpMethod.HEAD)) {
            return Uni.createFrom().voidItem();
        }
        return answer.of(Problem.of(status, StatusText.detail(status), List.of()), request)
                .invoke(explained -> replace(answered, explained))
                .replaceWithVoid();
    }

    private static void replace(ContainerResponseContext answered, Response explained) {
        answered.setEntity(explained.getEntity(), null, explained.getMediaType());
    }
}
