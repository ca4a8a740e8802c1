package io.watchkeeper.access;

import java.util.TreeSet;

import io.watchkeeper.problem.ProblemException;

/** A role in a workspace, as it is granted to a person. */
public record RoleIn(String workspace, String role) {
    public RoleIn {
        if (!Roles.ALL.contains(role)) {
            throw ProblemException.notFound(
                    "There is no such role. There are: " + String.join(", ", new TreeSet<>(Roles.ALL)) + ".");
        }
    }

    /** Whose role administers the service may let others in: that needs a reason. */
    Reason reason(String given) {
        return role.equals(Roles.ADMINISTRATOR) ? Reason.demanded(given) : Reason.optional(given);
    }
}
