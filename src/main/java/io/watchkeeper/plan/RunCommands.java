package io.watchkeeper.plan;

import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.plan.RunWishes.Wisher;
import io.watchkeeper.plan.machine.Happening;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Happening.Retry;
import io.watchkeeper.plan.machine.Happening.Skip;
import io.watchkeeper.plan.machine.Happening.TakeBack;
import io.watchkeeper.plan.machine.Part;
import io.watchkeeper.problem.ProblemException;

/** What people do to runs that there are. Each wish and its line in the record are one. */
@Singleton
public class RunCommands {
    private final RunBrowsing browsing;
    private final RunWishes wishes;
    private final PlanRuns runs;
    private final Pool pool;
    private final Office office;

    /** Who asks, and where it is written down. */
    @Singleton
    record Office(Caller caller, AuditLog audit) {}

    RunCommands(RunBrowsing browsing, RunWishes wishes, PlanRuns runs, Pool pool, Office office) {
        this.browsing = browsing;
        this.wishes = wishes;
        this.runs = runs;
        this.pool = pool;
        this.office = office;
    }

    /** Fails with 404, 403, or 409 for what does not fit where the run is. */
    public Uni<RunView> carryOut(String id, Command command) {
        return stored(id, Permissions.RUN_PLANS)
                .chain(run ->
                        carryOut(run, command, "run." + command.name().toLowerCase(java.util.Locale.ROOT), Map.of()));
    }

    /**
     * Takes back what was done.
     *
     * @param confirmation what a start of it asks for, where it has ended; see {@link RunView#confirm()}
     * @return fails with 404, 403, 422 where it is not confirmed, 409 where it is too late, nothing is left to take back, or others act on its targets
     */
    public Uni<RunView> rollBack(String id, String confirmation) {
        return stored(id, Permissions.RUN_PLANS)
                .chain(run -> run.progress().ended()
                        ? takeBack(run, confirmation)
                        : carryOut(run, Command.ROLL_BACK, "run.roll_back", Map.of()));
    }

    private Uni<RunView> takeBack(StoredRun run, String confirmation) {
        boolean grave = run.row().tier() >= Confirmation.GRAVE;
        if (grave) {
            office.caller()
                    .grants()
                    .demand(Permissions.RUN_GRAVE_PLANS, run.row().workspace());
        }
        var wish = new TakeBack(grave);
        RunWishes.accepted(run, wish);
        Confirmation.check(run.layout().run(), confirmation);
        return carryOut(
                run,
                wish,
                "run.roll_back",
                Map.of("ended", run.row().endedAt().orElseThrow().toString()));
    }

    /** A second person lets a grave run begin, or be rolled back after its end; 403 for whoever asked for that. */
    public Uni<RunView> confirm(String id) {
        return stored(id, Permissions.RUN_GRAVE_PLANS).chain(run -> {
            var first = run.row().rolledBackBy().orElse(run.row().person());
            if (first.equals(office.caller().person())) {
                throw ProblemException.forbidden(
                        "Whoever started a run of tier 3, or asked for its roll back, does not confirm it: another person has to.");
            }
            return carryOut(run, Command.CONFIRM, "run.confirm", Map.of());
        });
    }

    public Uni<RunView> retry(String id, String step) {
        return stored(id, Permissions.RUN_PLANS)
                .chain(run -> carryOut(run, new Retry(step), "run.retry", Map.of("step", step)));
    }

    /** Fails as the others do, and with 403 for whoever started the run where the step is an approval. */
    public Uni<RunView> skip(String id, String step) {
        return stored(id, Permissions.RUN_PLANS).chain(run -> {
            run.layout().part(step).ifPresent(part -> demandAnother(run, part));
            return carryOut(run, new Skip(step), "run.skip", Map.of("step", step));
        });
    }

    /** Nobody approves what they started themselves, neither by saying so nor by going on without it. */
    private void demandAnother(StoredRun run, Part part) {
        if (!part.approval()) {
            return;
        }
        if (run.row().tier() >= Confirmation.GRAVE) {
            office.caller()
                    .grants()
                    .demand(Permissions.RUN_GRAVE_PLANS, run.row().workspace());
        }
        if (run.row().person().equals(office.caller().person())) {
            throw ProblemException.forbidden("Whoever started the run does not approve it: another person has to.");
        }
    }

    public Uni<RunView> answer(String id, String step, AnswerBody body) {
        return stored(id, Permissions.RUN_PLANS).chain(run -> {
            var part =
                    run.layout().part(step).orElseThrow(() -> ProblemException.notFound("The run has no such step."));
            var answer = AnswerBody.read(body, part);
            if (answer.done()) {
                demandAnother(run, part);
            }
            var told = new TreeMap<String, Object>(answer.outputs());
            told.put("step", step);
            told.put("answer", answer.done() ? "DONE" : "NOT_DONE");
            return carryOut(run, answer, "run.answer", told);
        });
    }

    private Uni<StoredRun> stored(String id, String permission) {
        return browsing.stored(office.caller().workspaces(), id)
                .invoke(run ->
                        office.caller().grants().demand(permission, run.row().workspace()));
    }

    private Uni<RunView> carryOut(StoredRun run, Happening wish, String action, Map<String, ?> told) {
        var entry = office.audit()
                .entry(run.row().workspace(), action, Long.toString(run.row().id()))
                .with(told);
        var by = new Wisher(office.caller().name(), office.caller().person());
        return pool.withTransaction(transaction -> wishes.carryOut(transaction, run, wish, by)
                        .call(after -> office.audit().record(transaction, entry)))
                .invoke(this::nudge)
                .chain(browsing::view);
    }

    private void nudge() {
        runs.step().subscribe().with(done -> {}, failed -> Log.debugf(failed, "Runs are looked for in a moment"));
    }
}
