package io.watchkeeper.access;

import java.security.Permission;
import java.util.Map;
import java.util.Set;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Makes the identity that Quarkus checks annotations against, for people and tokens alike. */
final class Identities {
    private static final Uni<Boolean> YES = Uni.createFrom().item(true);
    private static final Uni<Boolean> NO = Uni.createFrom().item(false);

    private Identities() {}

    /** @param roles the granted ones by workspace */
    static QuarkusSecurityIdentity.Builder of(String name, String workspace, Map<String, Set<String>> roles) {
        Grants grants = Grants.of(roles);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Roles.expanded(roles.getOrDefault(workspace, Set.of())))
                .addPermissionChecker(asked -> holds(grants, asked))
                .addAttribute(Grants.ATTRIBUTE, grants)
                .addAttribute(Caller.WORKSPACE, workspace);
    }

    private static Uni<Boolean> holds(Grants grants, Permission asked) {
        return grants.anywhere(asked.getName()) ? YES : NO;
    }
}
