package io.watchkeeper.access;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;

/** Gives the made-up people of {@code @TestSecurity} their roles in the default workspace. */
@ApplicationScoped
public class InDefaultWorkspace implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || identity.getAttribute(Grants.ATTRIBUTE) != null) {
            return Uni.createFrom().item(identity);
        }
        return Uni.createFrom()
                .item(Identities.of(
                                identity.getPrincipal().getName(),
                                Person.DEFAULT_WORKSPACE,
                                Map.of(Person.DEFAULT_WORKSPACE, identity.getRoles()))
                        .build());
    }
}
