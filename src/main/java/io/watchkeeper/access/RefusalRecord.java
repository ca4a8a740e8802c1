package io.watchkeeper.access;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.quarkus.security.spi.runtime.SecurityEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.watchkeeper.access.FailedAttempts.Attempt;

/** Keeps that a token was refused, and that somebody was who may not. */
@Singleton
class RefusalRecord {
    private static final String NOBODY = "nobody";
    private static final int LONGEST = 200;

    private final FailedAttempts attempts;

    RefusalRecord(FailedAttempts attempts) {
        this.attempts = attempts;
    }

    void badToken(@Observes AuthenticationFailureEvent event) {
        request(event)
                .filter(request -> request.request().getHeader(HttpHeaders.AUTHORIZATION) != null)
                .filter(request -> !Challenge.isStoreAway(request))
                .ifPresent(request -> note(Person.DEFAULT_WORKSPACE, NOBODY, "token.refused", request));
    }

    void notAllowed(@Observes AuthorizationFailureEvent event) {
        SecurityIdentity identity = event.getSecurityIdentity();
        if (identity == null || identity.isAnonymous()) {
            // merely not signed in yet
            return;
        }
        String workspace = Optional.<String>ofNullable(identity.getAttribute(Caller.WORKSPACE))
                .orElse(Person.DEFAULT_WORKSPACE);
        request(event)
                .ifPresent(request -> note(workspace, identity.getPrincipal().getName(), "access.refused", request));
    }

    private void note(String workspace, String actor, String action, RoutingContext request) {
        String target = request.request().method() + " " + request.normalizedPath();
        String shown = target.substring(0, Math.min(LONGEST, target.length()));
        // a path of guesses would make each an attempt of its own kind
        String known = actor.equals(NOBODY) ? "" : shown;
        attempts.note(new Attempt(workspace, actor, action, known, RequestOrigin.of(request)))
                .subscribe()
                .with(done -> {});
    }

    private static Optional<RoutingContext> request(SecurityEvent event) {
        return Optional.ofNullable((RoutingContext) event.getEventProperties().get(RoutingContext.class.getName()));
    }
}
