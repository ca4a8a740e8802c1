package io.watchkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * The API takes no forms, and changes nothing on a cookie alone. Yet many clients call a body they were given no type for a form, an absent one too, and
 * would be asked for the token that guards the console's forms. Here they get past that, to a 415 that says what to send, or, without a body, to their answer.
 */
@ApplicationScoped
class ApiBodies {
    private static final int BEFORE_ROUTES = 100;

    void register(@Observes Filters filters) {
        filters.register(ApiBodies::callNoForm, BEFORE_ROUTES);
    }

    private static void callNoForm(RoutingContext request) {
        var type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        var form = type != null
                && (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data"));
        if (form && request.normalizedPath().startsWith("/api/")) {
            request.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        }
        request.next();
    }
}
