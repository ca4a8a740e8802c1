package io.watchkeeper.rulebook.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.testing.TestReport;
import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.draft.DraftCheck;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be read about the life of versions. */
@Singleton
public class Releases {
    /** Each is compared with what decides; who has more under way works them off first. */
    private static final int MOST_UNDER_WAY = 20;

    private final Versions versions;
    private final Trials trials;
    private final DraftCheck check;
    private final ReleaseDesk.Terms terms;
    private final Caller caller;

    Releases(Versions versions, Trials trials, DraftCheck check, ReleaseDesk.Terms terms, Caller caller) {
        this.versions = versions;
        this.trials = trials;
        this.check = check;
        this.terms = terms;
        this.caller = caller;
    }

    /** What was done with a version, the earliest first. */
    @Schema(name = "RulebookSteps")
    public record Steps(List<Step> items) {}

    /** @param actor the person, also where a token of theirs did it */
    @Schema(name = "RulebookStep")
    public record Step(Instant at, String actor, RulebookStep.Kind step, String reason) {
        static Step of(RulebookStep step) {
            return new Step(step.at(), step.actor(), step.kind(), step.reason());
        }
    }

    /** @return fails with 404, and with 409 where the version does not compile */
    public Uni<TestReport> test(long version) {
        return versions.find(version)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(stored -> trials.run(version, stored.content()));
    }

    /** Its problems, and how it stands up to its test scenarios; fails with 404. */
    public Uni<Examination> examine(long version) {
        return versions.find(version)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(stored -> {
                    var problems = check.problems(version, stored.content());
                    var broken = problems.stream()
                            .anyMatch(problem -> problem.severity() == Severity.ERROR
                                    && !problem.file().endsWith(".tests.csv"));
                    return new Examination(
                            problems, broken ? Optional.empty() : Optional.of(trials.run(version, stored.content())));
                });
    }

    /** What came of its test scenarios when they were last run, by whoever. */
    public Uni<Optional<TestedRows>> lastTest(long version) {
        return trials.last(version);
    }

    /** @return fails with 404 */
    Uni<Steps> steps(long version) {
        return versions.around(version)
                .map(around -> new Steps(around.steps().stream().map(Step::of).toList()));
    }

    /** The version as the caller sees it; fails with 404. */
    public Uni<VersionLife> life(long version) {
        return life(version, reader());
    }

    private Uni<VersionLife> life(long version, VersionLife.Reader reader) {
        return versions.around(version)
                .map(around -> VersionLife.of(around, terms.approvals().areas(), reader, terms.now()));
    }

    /** Those that somebody has to decide on, as the caller sees them, by version. */
    public Uni<Map<Long, VersionLife>> underWay(List<RulebookVersion> all) {
        var reader = reader();
        var waiting = all.stream()
                .filter(version -> Set.of(State.SUBMITTED, State.APPROVED).contains(version.state()))
                .map(RulebookVersion::version)
                .limit(MOST_UNDER_WAY)
                .toList();
        return Multi.createFrom()
                .iterable(waiting)
                .onItem()
                .transformToUniAndConcatenate(version -> life(version, reader))
                .collect()
                .asList()
                .map(lives -> lives.stream()
                        .collect(Collectors.toMap(life -> life.about().version(), life -> life)));
    }

    private VersionLife.Reader reader() {
        return new VersionLife.Reader(caller.person(), caller.grants());
    }
}
