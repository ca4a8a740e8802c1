package io.watchkeeper.rulebook.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.RulebookVersion;

/**
 * Where a version stands in its life.
 *
 * @param publishAt when it is to go live, where a time was chosen
 * @param authors persons who had a hand in it
 * @param approvers persons who have approved it
 */
record Standing(
        RulebookVersion.State state,
        boolean live,
        Optional<Instant> publishAt,
        Set<String> authors,
        Set<String> approvers) {
    static Standing of(RulebookVersion version, List<RulebookStep> steps) {
        var authors = steps.stream()
                .filter(step -> step.kind().authors())
                .map(RulebookStep::actor)
                .collect(Collectors.toCollection(TreeSet::new));
        authors.add(version.createdBy());
        var approvers = steps.stream()
                .filter(step -> step.kind() == RulebookStep.Kind.APPROVE)
                .map(RulebookStep::actor)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Standing(version.state(), version.live(), version.publishAt(), authors, approvers);
    }
}
