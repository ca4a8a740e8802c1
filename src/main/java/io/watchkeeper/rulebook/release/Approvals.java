package io.watchkeeper.rulebook.release;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.access.Grants;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.plan.PlanFile;

/**
 * The approvals that a version needs.
 *
 * @param needed by the area that was changed, such as {@code grading}; empty where no file was
 */
record Approvals(SortedMap<String, ApprovalPolicy> needed) {
    /** Files that lie beside the folders. */
    static final String CONTENT = "content";

    private static final String PLANS = area(PlanFile.FOLDER);

    /**
     * @param policies by area, as they are configured
     * @param files that the version changes
     */
    static Approvals of(Map<String, String> policies, Collection<String> files) {
        var needed = new TreeMap<String, ApprovalPolicy>();
        files.stream()
                .map(Approvals::area)
                .forEach(area -> needed.put(area, ApprovalPolicy.of(policies.getOrDefault(area, ""))));
        return new Approvals(needed);
    }

    static String area(String file) {
        var slash = file.indexOf('/');
        return slash < 0 ? CONTENT : file.substring(0, slash);
    }

    /** The areas among them that are not theirs to edit: who edits plans needs others for everything else. */
    SortedSet<String> beyond(Grants author) {
        var areas = new TreeSet<>(needed.keySet());
        if (author.anywhere(Permissions.EDIT_RULEBOOK)) {
            areas.clear();
        } else if (author.anywhere(Permissions.EDIT_PLANS)) {
            areas.remove(PLANS);
        }
        return areas;
    }

    /** Whether nobody has to look at it. A version that changes nothing still is somebody's decision to publish. */
    boolean none() {
        return !needed.isEmpty() && metBy(Set.of());
    }

    boolean metBy(Set<String> approvers) {
        return needed.isEmpty()
                ? !approvers.isEmpty()
                : needed.values().stream().allMatch(policy -> policy.metBy(approvers));
    }

    /** Whether an approval by the person brings the version further. */
    boolean counts(String person, Set<String> approvers) {
        return needed.isEmpty()
                || needed.values().stream().anyMatch(policy -> !policy.metBy(approvers) && policy.counts(person));
    }

    /** Who may still approve; empty where anybody may. */
    Set<String> awaited(Set<String> approvers) {
        var people = new TreeSet<String>();
        needed.values().stream().filter(policy -> !policy.metBy(approvers)).forEach(policy -> {
            if (policy instanceof ApprovalPolicy.OneOf some) {
                people.addAll(some.people());
            }
        });
        return people;
    }
}
