package io.watchkeeper.plan;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.decision.plan.Rehearsal;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.change.ChangeBrowsing;
import io.watchkeeper.object.change.ChangeState;
import io.watchkeeper.plan.ReviewView.Conflict;
import io.watchkeeper.plan.RunPlanning.Proposed;

/** Makes review sheets: what exactly a run would do to what, and what is in its way. Nothing is done, and nothing is stored. */
@Singleton
public class Reviews {
    private static final int LAST_RUNS = 5;
    /** Of so many targets planned changes are looked up. */
    private static final int LOOKED_UP = 50;

    private final RunPlanning planning;
    private final Papers papers;
    private final Caller caller;
    private final Clock clock;
    private final RunConfig config;

    /** What a sheet is made from besides the plan. */
    @Singleton
    record Papers(ReviewTokens tokens, RunHistory history, ChangeBrowsing changes, PlanVersions versions) {}

    Reviews(RunPlanning planning, Papers papers, Caller caller, Clock clock, RunConfig config) {
        this.planning = planning;
        this.papers = papers;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    private record Looked(List<Conflict> conflicts, List<RunRow> last, RunHistory.Rate rate, long number) {}

    /** Fails with 404 for a plan or an event that there is not, 422 for what cannot be run so. */
    public Uni<ReviewView> review(String code, RunRequest request) {
        return planning.propose(code, request)
                .chain(proposed -> look(proposed).map(looked -> sheet(proposed, request, looked)));
    }

    private Uni<Looked> look(Proposed proposed) {
        var workspace = proposed.workspace();
        var code = proposed.run().plan();
        var lately = new RunFilter(Set.of(), Set.of(code), Optional.empty(), Long.MAX_VALUE, LAST_RUNS);
        return conflicts(proposed).chain(conflicts -> papers.history()
                .list(Set.of(workspace), lately, LAST_RUNS)
                .chain(last -> papers.history().rate(Set.of(workspace), code).chain(rate -> papers.versions()
                        .of(proposed.plan())
                        .map(number -> new Looked(conflicts, last, rate, number)))));
    }

    private Uni<List<Conflict>> conflicts(Proposed proposed) {
        return papers.history().held(proposed.workspace(), proposed.run()).chain(held -> changes(proposed)
                .map(changes -> Stream.concat(
                                held.stream()
                                        .map(one -> new Conflict("RUN", one.target(), Long.toString(one.run()), null)),
                                changes.stream())
                        .toList()));
    }

    private Uni<List<Conflict>> changes(Proposed proposed) {
        var now = clock.instant();
        return Multi.createFrom()
                .iterable(proposed.run().targets().stream().limit(LOOKED_UP).toList())
                .onItem()
                .transformToUniAndConcatenate(target -> name(target)
                        .map(name -> papers.changes().covering(proposed.workspace(), name, now, now.plusMillis(1)))
                        .orElseGet(() -> Uni.createFrom().item(List.of()))
                        .map(found -> found.stream()
                                .filter(change -> change.state() == ChangeState.OPEN)
                                .map(change -> new Conflict("CHANGE", target.name(), null, change))
                                .toList()))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    private static Optional<ObjectName> name(Target target) {
        return target.kind().isEmpty() ? Optional.empty() : ObjectName.learned(target.kind(), target.name());
    }

    private ReviewView sheet(Proposed proposed, RunRequest request, Looked looked) {
        var run = proposed.run();
        var expires = clock.instant().plus(config.reviewFor()).truncatedTo(ChronoUnit.SECONDS);
        var reviewed = ReviewedRun.of(proposed, request, caller.name(), expires);
        var rehearsal = Rehearsal.of(run);
        return new ReviewView(
                papers.tokens().write(reviewed),
                new RunView.Plan(run.plan(), proposed.plan().name(), looked.number()),
                looked.number(),
                proposed.workspace(),
                proposed.event().map(String::valueOf).orElse(null),
                run.tier(),
                run.reversible(),
                run.targets().size(),
                run.targets(),
                steps(rehearsal.checks()),
                steps(rehearsal.steps()),
                steps(rehearsal.verification()),
                looked.conflicts(),
                looked.last().stream().map(Reviews::last).toList(),
                looked.rate().ended() == 0
                        ? null
                        : (double) looked.rate().succeeded() / looked.rate().ended(),
                Confirmation.expected(run),
                run.tier() >= Confirmation.GRAVE,
                expires);
    }

    private static ReviewView.LastRun last(RunRow row) {
        return new ReviewView.LastRun(
                Long.toString(row.id()),
                row.state(),
                row.createdAt(),
                row.endedAt().orElse(null));
    }

    /** What a run would do, step by step. */
    public static List<ReviewView.Step> steps(List<Rehearsal.Part> parts) {
        var steps = new ArrayList<ReviewView.Step>();
        for (var part : parts) {
            var step = part.step();
            var call = step.call().call();
            steps.add(new ReviewView.Step(
                    step.id(),
                    step.text(),
                    call.operation(),
                    call.kind().name(),
                    step.call().danger(),
                    step.perTarget(),
                    call.idempotent(),
                    step.retries(),
                    List.copyOf(step.after()),
                    deeds(part.deeds()),
                    deeds(part.undo())));
        }
        return steps;
    }

    private static List<ReviewView.Deed> deeds(List<Rehearsal.Deed> deeds) {
        return deeds.stream()
                .map(deed -> new ReviewView.Deed(deed.target().map(Target::name).orElse(null), deed.lines()))
                .toList();
    }
}
