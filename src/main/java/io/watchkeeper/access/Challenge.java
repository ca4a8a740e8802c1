package io.watchkeeper.access;

import java.util.List;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemAnswer;

/** What somebody gets who is not signed in: a program the reason, a person the login page. */
final class Challenge {
    static final String BEARER = "Bearer";

    private static final String STORE_AWAY = Challenge.class.getName() + ".storeAway";
    private static final String RETRY_SECONDS = "1";
    private static final String TOO_MANY = Challenge.class.getName() + ".tooMany";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final int SEE_OTHER = 303;

    private Challenge() {}

    /** For a request whose sender may well be known, only that nobody can tell now: a 401 would make senders give up. */
    static AuthenticationFailedException storeAway(RoutingContext request, Throwable failure) {
        Log.debugf(failure, "Nobody can be authenticated, the request is answered with 503");
        request.put(STORE_AWAY, true);
        return new AuthenticationFailedException(failure);
    }

    /** For an address from which too much failed. Says nothing about what was sent this time. */
    static AuthenticationFailedException tooMany(RoutingContext request) {
        request.put(TOO_MANY, true);
        return new AuthenticationFailedException();
    }

    static boolean isStoreAway(RoutingContext request) {
        return request.get(STORE_AWAY) != null;
    }

    /** True when the request was answered. */
    static Uni<Boolean> ofApi(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (isStoreAway(request)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            return problem(response, UNAVAILABLE, "The store does not answer, so nobody can be authenticated now.");
        }
        if (request.get(TOO_MANY) != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(GuessLimit.WINDOW.toSeconds()));
            return problem(response, TOO_MANY_REQUESTS, "Too many attempts failed from this address. Come back later.");
        }
        if (Paths.isForPrograms(request) || request.request().getHeader(HttpHeaders.AUTHORIZATION) != null) {
            response.putHeader("WWW-Authenticate", BEARER);
            return problem(response, UNAUTHORIZED, "Send a valid token: Authorization: Bearer wk_…");
        }
        return Uni.createFrom().item(false);
    }

    static Uni<Boolean> ofPage(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (request.request().getHeader("HX-Request") != null) {
            // htmx would put the login page where a part of the page belongs
            response.setStatusCode(UNAUTHORIZED).putHeader("HX-Redirect", Paths.LOGIN);
        } else {
            response.setStatusCode(SEE_OTHER).putHeader(HttpHeaders.LOCATION, Paths.loginThen(request));
        }
        return Uni.createFrom().item(true);
    }

    private static Uni<Boolean> problem(HttpServerResponse response, int status, String detail) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(ProblemAnswer.json(Problem.of(status, detail, List.of())));
        return Uni.createFrom().item(true);
    }
}
