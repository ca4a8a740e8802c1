package io.watchkeeper.rulebook.release;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.StoredRulebook;

/**
 * A version with what its next step depends on.
 *
 * @param base the content that it was made from, its own where it was made from none
 * @param live the version that decides
 * @param steps what was done with it so far
 */
record Surroundings(StoredRulebook stored, RulebookContent base, StoredRulebook live, List<RulebookStep> steps) {
    Standing standing() {
        return Standing.of(stored.about(), steps);
    }

    /** What it changes of its base, whatever was published since. */
    Approvals changes() {
        return Approvals.of(Map.of(), Changed.files(base, stored.content()));
    }

    /**
     * By the files that differ from its base or from what decides now: a draft that is based on a draft must not hide what that one changed.
     *
     * @param policies by area
     */
    Approvals approvals(Map<String, String> policies) {
        var changed = new TreeSet<>(Changed.files(base, stored.content()));
        changed.addAll(Changed.files(live.content(), stored.content()));
        return Approvals.of(policies, changed);
    }
}
