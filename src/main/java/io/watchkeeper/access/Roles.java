package io.watchkeeper.access;

import java.util.Set;
import java.util.TreeSet;

/** The names of roles, as they are granted and stored. What each allows is said by {@link Permissions} alone. */
public final class Roles {
    public static final String VIEWER = "viewer";
    public static final String RESPONDER = "responder";
    public static final String ANALYST = "analyst";
    public static final String APPROVER = "approver";
    public static final String RULE_ENGINEER = "rule-engineer";
    public static final String OPERATOR = "operator";
    public static final String ADMINISTRATOR = "administrator";

    /** A sender's role: it may hand in alerts and inspection results, and read nothing. */
    public static final String INTAKE = "intake";

    /** Every role there is; any other text is refused where roles are granted. */
    public static final Set<String> ALL =
            Set.of(VIEWER, RESPONDER, ANALYST, APPROVER, RULE_ENGINEER, OPERATOR, ADMINISTRATOR, INTAKE);

    /** What the first administrator holds. Not approver: nobody approves their own work. */
    public static final Set<String> FIRST_ADMINISTRATOR =
            Set.of(ADMINISTRATOR, RESPONDER, OPERATOR, ANALYST, RULE_ENGINEER, VIEWER, INTAKE);

    private Roles() {}

    /** The granted roles and those they imply: whoever may act may also read, except a sender. */
    static Set<String> expanded(Set<String> granted) {
        Set<String> all = new TreeSet<>(granted);
        if (granted.stream().anyMatch(role -> !role.equals(INTAKE))) {
            all.add(VIEWER);
        }
        return Set.copyOf(all);
    }
}
