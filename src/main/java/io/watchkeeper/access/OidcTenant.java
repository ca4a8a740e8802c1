package io.watchkeeper.access;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets Quarkus' code flow run at one address, and nowhere else: what comes of it is a session of ours. The provider is first asked when somebody signs in by
 * it, so one that is away keeps nobody from starting the service or from signing in with a password.
 */
@ApplicationScoped
class OidcTenant implements TenantConfigResolver {
    private static final String NAME = "oidc";
    private static final int SHORTEST_SECRET = 32;

    private final OidcConfig config;
    private final Optional<OidcTenantConfig> tenant;

    OidcTenant(OidcConfig config) {
        this.config = config;
        this.tenant = config.issuer().map(issuer -> tenant(issuer, config));
    }

    void check(@Observes StartupEvent started) {
        if (enabled() && config.clientSecret().map(String::length).orElse(0) < SHORTEST_SECRET) {
            throw new ConfigurationException("WATCHKEEPER_OIDC_CLIENT_SECRET must have at least " + SHORTEST_SECRET
                    + " characters where WATCHKEEPER_OIDC_ISSUER is set");
        }
    }

    boolean enabled() {
        return tenant.isPresent();
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        return Uni.createFrom().item(tenant.filter(set -> Paths.isOidc(request)).orElse(null));
    }

    private static OidcTenantConfig tenant(String issuer, OidcConfig config) {
        return OidcTenantConfig.authServerUrl(issuer)
                .tenantId(NAME)
                .clientId(config.clientId())
                .credentials(config.clientSecret().orElse(""))
                .applicationType(ApplicationType.WEB_APP)
                .authentication()
                .redirectPath(Paths.OIDC)
                .restorePathAfterRedirect()
                .cookiePath(Paths.OIDC)
                .nonceRequired()
                .pkceRequired()
                .end()
                .build();
    }
}
