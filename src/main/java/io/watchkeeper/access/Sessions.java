package io.watchkeeper.access;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.runtime.security.PersistentLoginManager;
import io.quarkus.vertx.http.runtime.security.PersistentLoginManager.RestoreResult;
import io.vertx.ext.web.RoutingContext;

/** Reads and writes the session cookie, sealed by Quarkus' own login manager under a key that all nodes share. */
@ApplicationScoped
class Sessions {
    static final String COOKIE = "watchkeeper-session";

    private static final long UNTIL_THE_BROWSER_CLOSES = -1;

    private final AccessConfig config;
    private final Clock clock;
    private volatile PersistentLoginManager cookies;

    Sessions(AccessConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Before the first request; the key is in the database, so it is not known when the service is wired. */
    void sealWith(String key) {
        // Lax, not Strict: with Strict a link in a chat message would lead a signed-in person to the login page
        cookies = new PersistentLoginManager(
                "session:" + key,
                COOKIE,
                config.sessionTimeout().toMillis(),
                config.sessionRenewal().toMillis(),
                true,
                "LAX",
                "/",
                UNTIL_THE_BROWSER_CLOSES,
                null);
    }

    /** Empty without a cookie, and for one that is idle or used too long or not ours. */
    Optional<Restored> restore(RoutingContext request) {
        return Optional.ofNullable(cookies.restore(request)).flatMap(result -> Session.parse(result.getPrincipal())
                .filter(session -> !session.isOlderThan(config.sessionLifetime(), clock.instant()))
                .map(session -> new Restored(session, result)));
    }

    void open(Person person, RoutingContext request) {
        write(Session.of(person, clock.instant()), request, null);
    }

    void renew(Restored restored, RoutingContext request) {
        write(restored.session(), request, restored.result());
    }

    void close(RoutingContext request) {
        cookies.clear(request);
    }

    private void write(Session session, RoutingContext request, RestoreResult restored) {
        cookies.save(
                session.text(), request, COOKIE, restored, request.request().isSSL());
    }

    /** A session read from a request, and when its cookie is due for renewal. */
    record Restored(Session session, RestoreResult result) {}
}
