package io.watchkeeper.plan;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.plan.ReviewedRun.Difference;
import io.watchkeeper.plan.RunPlanning.Proposed;
import io.watchkeeper.problem.ProblemException;

/** Starts runs from review sheets: exactly what was reviewed, once, or not at all. */
@Singleton
public class RunDesk {
    private final Sheets sheets;
    private final RunStarts starts;
    private final PlanRuns runs;
    private final Pool pool;
    private final Office office;

    /** What sheets are compared with. */
    @Singleton
    record Sheets(ReviewTokens tokens, RunPlanning planning, RunHistory history) {}

    /** Who asks, when, and where it is written down. */
    @Singleton
    record Office(Caller caller, AuditLog audit, Clock clock) {}

    RunDesk(Sheets sheets, RunStarts starts, PlanRuns runs, Pool pool, Office office) {
        this.sheets = sheets;
        this.starts = starts;
        this.runs = runs;
        this.pool = pool;
        this.office = office;
    }

    /** @param fresh false where the sheet had started it before */
    public record Begun(String run, boolean fresh) {}

    /**
     * Begins what was reviewed.
     *
     * @param confirmation what was typed, see {@link ReviewView#confirm()}
     * @return fails with 409 and the member {@code difference} where it would be something else by now or the sheet is too old, with 409 and {@code held} where
     *     other runs act on its targets, with 422 where it is not confirmed, with 403 where it is not theirs
     */
    public Uni<Begun> start(String token, String confirmation) {
        var reviewed = sheets.tokens().read(token);
        var sheet = ReviewedRun.digest(token.strip());
        return sheets.history()
                .startedBy(sheet)
                .chain(known -> known.isPresent()
                        ? again(known.get())
                        : fresh(reviewed).chain(proposed -> begin(proposed, confirmation, sheet)));
    }

    private Uni<Begun> again(RunRow row) {
        office.caller().grants().demand(Permissions.RUN_PLANS, row.workspace());
        return Uni.createFrom().item(new Begun(Long.toString(row.id()), false));
    }

    /** The run as it would be now, which is the one that was reviewed. */
    private Uni<Proposed> fresh(ReviewedRun reviewed) {
        if (!reviewed.person().equals(office.caller().name())) {
            throw ProblemException.forbidden("Somebody else has reviewed this run; review it yourself.");
        }
        var now = office.clock().instant();
        if (!now.isBefore(reviewed.expiresAt())) {
            throw changed(
                    List.of(new Difference("expiresAt", reviewed.expiresAt().toString(), now.toString())));
        }
        return sheets.planning()
                .propose(reviewed.plan(), reviewed.request())
                .onFailure(RunDesk::gone)
                .transform(gone -> changed(List.of(new Difference("plan", reviewed.digest(), gone.getMessage()))))
                .invoke(proposed -> {
                    var other = ReviewedRun.of(proposed, reviewed.request(), reviewed.person(), reviewed.expiresAt());
                    var differences = reviewed.differences(other);
                    if (!differences.isEmpty()) {
                        throw changed(differences);
                    }
                });
    }

    private static boolean gone(Throwable failure) {
        return failure instanceof ProblemException refused
                && (refused.problem().status() == 404 || refused.problem().status() == 422);
    }

    private static ProblemException changed(List<Difference> differences) {
        var refusal = ProblemException.conflict("This is no longer what was reviewed ("
                + differences.get(0).member() + "); review it again. Nothing was started.");
        return new ProblemException(refusal.problem().with("difference", differences));
    }

    private Uni<Begun> begin(Proposed proposed, String confirmation, String sheet) {
        var run = proposed.run();
        if (run.tier() >= Confirmation.GRAVE) {
            office.caller().grants().demand(Permissions.RUN_GRAVE_PLANS, proposed.workspace());
        }
        Confirmation.check(run, confirmation);
        var origin = new RunOrigin(
                RunOrigin.Trigger.MANUAL,
                proposed.workspace(),
                proposed.event(),
                office.caller().name(),
                office.caller().person(),
                Optional.empty(),
                Optional.of(sheet));
        return pool.withTransaction(transaction -> starts.start(transaction, run, origin)
                        .call(start -> start instanceof RunStart.Started started
                                ? office.audit()
                                        .record(
                                                transaction,
                                                office.audit()
                                                        .entry(
                                                                proposed.workspace(),
                                                                "run.start",
                                                                Long.toString(started.run()))
                                                        .with(told(run)))
                                : Uni.createFrom().voidItem()))
                .map(RunDesk::begun)
                .invoke(this::nudge);
    }

    private static Map<String, Object> told(PlannedRun run) {
        return Map.of(
                "plan",
                run.plan(),
                "digest",
                run.digest(),
                "tier",
                run.tier(),
                "targets",
                run.targets().size());
    }

    private static Begun begun(RunStart start) {
        if (start instanceof RunStart.Blocked blocked) {
            throw RunRefusals.held(blocked.held());
        }
        return start instanceof RunStart.Started started
                ? new Begun(Long.toString(started.run()), true)
                : new Begun(Long.toString(((RunStart.Again) start).run()), false);
    }

    /** Whoever has clicked does not wait for the next look. */
    private void nudge() {
        runs.step().subscribe().with(done -> {}, failed -> Log.debugf(failed, "Runs are looked for in a moment"));
    }
}
