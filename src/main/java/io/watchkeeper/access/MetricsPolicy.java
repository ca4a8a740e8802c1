package io.watchkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Metrics ask for a viewer's token, unless the operator opens them to a scraper that cannot send one. */
@ApplicationScoped
class MetricsPolicy implements HttpSecurityPolicy {
    private final AccessConfig config;

    MetricsPolicy(AccessConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return config.metricsOpen() ? CheckResult.permit() : ReadersPolicy.decide(identity);
    }
}
