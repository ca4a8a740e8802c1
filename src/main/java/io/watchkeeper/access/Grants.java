package io.watchkeeper.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkus.security.identity.SecurityIdentity;
import io.watchkeeper.problem.ProblemException;

/**
 * What somebody may do, and where: their roles by workspace, read as permissions.
 *
 * @param permissions names of {@link Permissions} by the code of the workspace
 */
public record Grants(Map<String, Set<String>> permissions) {
    /** May do nothing anywhere. */
    public static final Grants NONE = new Grants(Map.of());

    static final String ATTRIBUTE = "grants";

    public Grants {
        permissions = Map.copyOf(permissions);
    }

    /** @param roles the granted ones by workspace; those they imply need not be named */
    public static Grants of(Map<String, Set<String>> roles) {
        return new Grants(roles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        granted -> Permissions.of(
                                granted.getValue(), granted.getKey().equals(Person.DEFAULT_WORKSPACE)))));
    }

    static Grants of(SecurityIdentity identity) {
        return Optional.<Grants>ofNullable(identity.getAttribute(ATTRIBUTE)).orElse(NONE);
    }

    /** Whether it is allowed in some workspace. */
    public boolean anywhere(String permission) {
        return permissions.values().stream().anyMatch(allowed -> allowed.contains(permission));
    }

    public boolean in(String workspace, String permission) {
        return granted(workspace, permission)
                || granted(Person.DEFAULT_WORKSPACE, permission) && Permissions.overseen(permission);
    }

    private boolean granted(String workspace, String permission) {
        return permissions.getOrDefault(workspace, Set.of()).contains(permission);
    }

    /** The workspaces in which it is allowed, by code. */
    public SortedSet<String> where(String permission) {
        return permissions.keySet().stream()
                .filter(workspace -> in(workspace, permission))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The default workspace where it is allowed there, else the first by code that allows it; empty where none does. */
    public Optional<String> home(String permission) {
        return in(Person.DEFAULT_WORKSPACE, permission)
                ? Optional.of(Person.DEFAULT_WORKSPACE)
                : new TreeMap<>(permissions)
                        .keySet().stream()
                                .filter(workspace -> in(workspace, permission))
                                .findFirst();
    }

    /** @throws ProblemException 404 where the workspace does not exist for them, 403 where they may only read in it */
    public void demand(String permission, String workspace) {
        if (in(workspace, permission)) {
            return;
        }
        throw in(workspace, Permissions.READ)
                ? ProblemException.forbidden("Your roles in the workspace " + workspace + " do not allow this.")
                : ProblemException.notFound("There is nothing at this address, or it belongs to another workspace.");
    }
}
