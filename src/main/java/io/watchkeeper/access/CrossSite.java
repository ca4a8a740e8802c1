package io.watchkeeper.access;

import java.util.Set;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells requests that another site may have had the browser send. The token in every form is the first defence against
 * those; this one also covers what is no form.
 */
final class CrossSite {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossSite() {}

    static boolean safeMethod(RoutingContext request) {
        return SAFE.contains(request.request().method());
    }

    /** A change that the browser says comes from elsewhere. A client that says nothing is no browser of our day. */
    static boolean mayBe(RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        return !safeMethod(request) && site != null && !OWN.contains(site);
    }
}
