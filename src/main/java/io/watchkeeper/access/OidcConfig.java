package io.watchkeeper.access;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Signing in by an identity provider that speaks OpenID Connect; off until an issuer is named. */
@ConfigMapping(prefix = "watchkeeper.access.oidc")
public interface OidcConfig {
    /** The provider's address, below which {@code /.well-known/openid-configuration} is found. */
    Optional<String> issuer();

    /** The name under which the provider knows this service. */
    @WithDefault("watchkeeper")
    String clientId();

    /** Shared with the provider; at least 32 characters, as it also seals what travels through the browser. */
    Optional<String> clientSecret();

    /** Where the ID token lists groups: a claim, or a path of claims with slashes such as {@code realm_access/roles}. */
    @WithDefault("groups")
    String groupsClaim();

    /** The claim that names the person here. */
    @WithDefault("preferred_username")
    String nameClaim();

    /** What the button on the sign-in page calls the provider. */
    @WithDefault("OIDC")
    String label();
}
