package io.watchkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** What is below {@code /q} tells of the service: not for tokens that only hand in alerts. */
@ApplicationScoped
class ReadersPolicy implements HttpSecurityPolicy {
    @Override
    public String name() {
        return "readers";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return decide(identity);
    }

    static Uni<CheckResult> decide(Uni<SecurityIdentity> identity) {
        return identity.map(caller ->
                Grants.of(caller).anywhere(Permissions.WATCH_SERVICE) ? CheckResult.PERMIT : CheckResult.DENY);
    }
}
