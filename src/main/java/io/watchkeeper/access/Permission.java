package io.watchkeeper.access;

import java.util.Set;

import io.watchkeeper.facts.Sentence;

/**
 * One thing that may be done.
 *
 * @param name as annotations, pages and the documentation name it
 * @param reach where the roles that hold it must be granted
 * @param roles who holds it
 * @param allows what it allows, for people
 */
public record Permission(String name, Reach reach, Set<String> roles, Sentence allows) {
    public Permission {
        roles = Set.copyOf(roles);
        if (roles.isEmpty() || !Roles.ALL.containsAll(roles)) {
            throw new IllegalArgumentException("a permission is held by known roles");
        }
    }

    /** What a permission covers. */
    public enum Reach {
        /** The objects of the workspace in which the role is granted. */
        WORKSPACE,
        /** The same, and a role in the default workspace covers all workspaces. */
        OVERSEEN,
        /** What all workspaces share: only roles in the default workspace count. */
        INSTALLATION
    }
}
