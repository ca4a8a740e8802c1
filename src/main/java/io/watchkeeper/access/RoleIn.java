package io.watchkeeper.access;

import java.util.TreeSet;

import io.watchkeeper.problem.ProblemException;

/** A role in a workspace, as it is granted to a person. */
record RoleIn(String workspace, String role) {
    RoleIn {
        if (!Roles.ALL.contains(role)) {
            throw ProblemException.notFound(
                    "There is no such role. There are: " + String.join(", ", new TreeSet<>(Roles.ALL)) + ".");
        }
    }
}
