package io.watchkeeper.problem;

import java.io.UncheckedIOException;
import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Gives a problem the form that its reader takes: JSON for programs, a page for a person in a browser. */
@Singleton
public class ProblemAnswer {
    // apart from the application's mapper, whose settings belong to the resources
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Instance<ErrorPage> page;

    ProblemAnswer(Instance<ErrorPage> page) {
        this.page = page;
    }

    public Uni<Response> of(Problem problem, RoutingContext request) {
        return of(new ProblemException(problem), request);
    }

    public Uni<Response> of(ProblemException refusal, RoutingContext request) {
        Problem problem = refusal.problem();
        var builder = Response.status(problem.status());
        builder.header(HttpHeaders.CACHE_CONTROL, "no-store");
        refusal.retryAfterSeconds().ifPresent(seconds -> builder.header(HttpHeaders.RETRY_AFTER, seconds));
        if (problem.status() == 401) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (isForPerson(request) && page.isResolvable()) {
            return page.get().render(problem, request).map(html -> builder.type(MediaType.TEXT_HTML + ";charset=UTF-8")
                    .entity(html)
                    .build());
        }
        return Uni.createFrom()
                .item(builder.type(Problem.MEDIA_TYPE).entity(json(problem)).build());
    }

    /** 401 for programs; a person is sent wherever the sign-in page is. */
    Uni<Response> challenge(RoutingContext request) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (!isForPerson(request) || authenticator == null) {
            return of(Problem.of(401, StatusText.detail(401), List.of()), request);
        }
        return authenticator.getChallenge(request).map(ProblemAnswer::signIn);
    }

    private static Response signIn(ChallengeData challenge) {
        var builder = Response.status(challenge == null ? 401 : challenge.status);
        if (challenge != null && challenge.headerName != null) {
            builder.header(challenge.headerName.toString(), challenge.headerContent);
        }
        return builder.build();
    }

    public static String json(Problem problem) {
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForPerson(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        String path = request.normalizedPath();
        return !path.startsWith("/api/")
                && !path.startsWith("/q/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML);
    }
}
