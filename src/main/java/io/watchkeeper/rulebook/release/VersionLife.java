package io.watchkeeper.rulebook.release;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.access.Grants;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.RulebookVersion.State;

/**
 * A version on its way, as one person sees it.
 *
 * @param steps what was done with it, the earliest first
 * @param may what this person may do now
 * @param awaited whose approval is needed, empty where anybody's who may approve is
 * @param own whether this person had a hand in it
 * @param behind whether another version than the one it was made from decides now
 */
public record VersionLife(
        RulebookVersion about,
        List<RulebookStep> steps,
        Set<Possible> may,
        Set<String> awaited,
        boolean own,
        boolean behind) {
    /** Stands for whatever reason the person will give. */
    private static final String SOME = "some";

    /** Who looks, and what they may do. */
    record Reader(String person, Grants grants) {
        boolean authors() {
            return grants.anywhere(Permissions.MAKE_DRAFTS);
        }

        /** Of a draft with these changes. */
        boolean rebases(Approvals changes) {
            return authors() && changes.beyond(grants).isEmpty();
        }

        boolean approves() {
            return grants.anywhere(Permissions.RELEASE_RULEBOOK);
        }
    }

    static VersionLife of(Surroundings around, Map<String, String> policies, Reader reader, Instant now) {
        var standing = around.standing();
        var approvals = around.approvals(policies);
        var life = new LifeCycle(standing, approvals, reader.person(), now);
        var may = EnumSet.noneOf(Possible.class);
        if (reader.authors() && life.on(new Demand.Submit(SOME, reader.grants())) instanceof Outcome.Done) {
            may.add(Possible.SUBMIT);
        }
        if (standing.state() == State.DRAFT && reader.grants().anywhere(Permissions.EDIT_RULEBOOK)) {
            may.add(Possible.EDIT);
        }
        if (standing.state() == State.DRAFT && reader.rebases(around.changes())) {
            may.add(Possible.REBASE);
        }
        if (reader.approves()) {
            demands().forEach((possible, demand) -> {
                if (life.on(demand) instanceof Outcome.Done) {
                    may.add(possible);
                }
            });
        }
        return new VersionLife(
                around.stored().about(),
                around.steps(),
                may,
                approvals.awaited(standing.approvers()),
                standing.authors().contains(reader.person()),
                around.stored().about().basedOn().stream()
                        .anyMatch(base -> base != around.live().about().version()));
    }

    private static Map<Possible, Demand> demands() {
        return Map.of(
                Possible.APPROVE, new Demand.Approve(SOME),
                Possible.REJECT, new Demand.Reject(SOME),
                Possible.PUBLISH, new Demand.Publish(SOME, Optional.empty()),
                Possible.ROLLBACK, new Demand.Rollback(SOME));
    }

    public boolean can(String what) {
        return may.contains(Possible.valueOf(what));
    }
}
