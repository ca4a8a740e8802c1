package io.watchkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** Tells browsers that came by TLS, to us or to the proxy before us, to come by nothing else; over a plain wire they must not believe it. */
@ApplicationScoped
class TransportHeaders {
    private static final int BEFORE_ROUTES = 110;
    private static final String A_YEAR = "max-age=31536000";

    void register(@Observes Filters filters) {
        filters.register(TransportHeaders::insist, BEFORE_ROUTES);
    }

    private static void insist(RoutingContext request) {
        if (request.request().isSSL()) {
            request.response().putHeader("Strict-Transport-Security", A_YEAR);
        }
        request.next();
    }
}
