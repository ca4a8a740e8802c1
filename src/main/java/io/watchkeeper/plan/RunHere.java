package io.watchkeeper.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.plan.CallResolution;
import io.watchkeeper.plan.RunTransitions.Move;
import io.watchkeeper.plan.machine.Advance;
import io.watchkeeper.plan.machine.Calls;
import io.watchkeeper.plan.machine.Happening;
import io.watchkeeper.plan.machine.Happening.Ended;
import io.watchkeeper.plan.machine.Progress;
import io.watchkeeper.plan.machine.Reaction.Accepted;
import io.watchkeeper.plan.machine.Result;
import io.watchkeeper.plan.machine.RunMachine;
import io.watchkeeper.plan.machine.Standing;

/** A run that this node looks after: one transition at a time, each stored before it is acted on. Blocks. */
final class RunHere {
    static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final long STORE_PAUSE_MILLIS = 300;

    private final RunParts parts;
    private final Executor workers;
    private final Consumer<RunHere> left;
    private final long fence;
    private final Map<String, CallUnderWay> calls = new ConcurrentHashMap<>();
    /** Attempts that this node has begun since it took the run up: none is begun twice. */
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    private volatile StoredRun run;
    private volatile long leaseOver;
    private volatile boolean leaving;

    /**
     * @param left is told once this node does not look after it any more
     * @param leaseOver by {@link System#nanoTime()}
     */
    RunHere(RunParts parts, Executor workers, Consumer<RunHere> left, StoredRun claimed, long leaseOver) {
        this.parts = parts;
        this.workers = workers;
        this.left = left;
        this.run = claimed;
        this.fence = claimed.row().fence();
        this.leaseOver = leaseOver;
    }

    long id() {
        return run.row().id();
    }

    long fence() {
        return fence;
    }

    /** Begins no more calls here: another node goes on once those under way have told what came of them. */
    void handOver() {
        leaving = true;
    }

    void renewed(long until) {
        leaseOver = until;
    }

    /** What an earlier node had begun is unknown from now on. */
    void takenUp() {
        var happened = new ArrayList<Happening>(List.of(new Happening.TakenUp()));
        happened.addAll(due(run));
        move(happened);
    }

    /** Whether there may be something to do that no call brings along. */
    boolean needsLook(RunLeases.Seen seen) {
        return seen.version() > run.row().version()
                || seen.timeOver()
                || run.progress().parts().values().stream().anyMatch(part -> part.standing() == Standing.BACKING_OFF);
    }

    void look() {
        if (reloaded()) {
            move(due(run));
        }
    }

    private static List<Happening> due(StoredRun run) {
        var due = new ArrayList<Happening>();
        run.progress().parts().forEach((part, progress) -> {
            if (progress.standing() == Standing.BACKING_OFF && progress.pause().isZero()) {
                due.add(new Happening.PauseOver(part));
            }
        });
        if (run.timeOver()) {
            due.add(new Happening.TimeOver());
        }
        return due;
    }

    /** Whatever the store says, what happened is not forgotten: it is tried until it is stored. */
    private synchronized void move(List<Happening> happened) {
        while (true) {
            var next = run.progress();
            for (var one : happened) {
                next = new RunMachine(run.layout()).react(next, one) instanceof Accepted accepted
                        ? accepted.progress()
                        : next;
            }
            boolean mine = run.row().fence() == fence;
            if ((mine ? go(next) : leave(next)) || !reloaded()) {
                return;
            }
        }
    }

    private boolean go(Progress next) {
        var step = Advance.of(run.layout(), next, leaving ? 0 : parts.config().callsAtOnce());
        var move = Move.of(step, fence, leaving);
        boolean moves = !move.kept() || !step.progress().equals(run.progress());
        if (moves && !saved(move)) {
            return false;
        }
        run = moves ? run.moved(step.progress()) : run;
        if (move.kept()) {
            underWay().forEach(this::begin);
        } else {
            left.accept(this);
        }
        return true;
    }

    /** Another node looks after it: only what is known of a call is told, and nothing is begun. */
    private boolean leave(Progress next) {
        left.accept(this);
        return next.equals(run.progress()) || saved(Move.of(next, Optional.empty()));
    }

    /** What is stored as begun here: also when the store's answer to that got lost. */
    private List<Advance.Start> underWay() {
        var starts = new ArrayList<Advance.Start>();
        run.progress().parts().forEach((id, progress) -> {
            var part = run.layout().part(id).orElseThrow();
            if (progress.standing() == Standing.RUNNING
                    && begun.add(id + "/" + progress.attempt())
                    && Calls.bind(run.layout(), run.progress(), part) instanceof CallResolution.Ready ready) {
                starts.add(new Advance.Start(id, progress.attempt(), ready.call()));
            }
        });
        return starts;
    }

    private void begin(Advance.Start start) {
        var call = new CallUnderWay(run.row(), start, parts.config().outputLines());
        calls.put(start.part(), call);
        try {
            workers.execute(() -> make(call));
        } catch (RejectedExecutionException stopping) {
            Log.debugf("Run %d is left to another node", (Long) id());
        }
    }

    private void make(CallUnderWay call) {
        try {
            // a node that was asleep must not begin what others have asked about meanwhile
            var result = System.nanoTime() - leaseOver > 0
                    ? new Result.Failed("it was not begun: the node had been out of reach for too long")
                    : call.make(parts.operations());
            flush(call);
            ended(call, result);
            calls.remove(call.start().part(), call);
        } catch (InterruptedException stopped) {
            // where the node stops, another one goes on with it; where nobody waited any more, that is told already
            Thread.currentThread().interrupt();
        }
    }

    private void ended(CallUnderWay call, Result result) {
        move(List.of(new Ended(call.start().part(), call.start().attempt(), result)));
    }

    /** Stores what calls have said, and waits no more for those whose time is long over. */
    void tick() {
        calls.values().forEach(call -> {
            flush(call);
            if (call.overdue()) {
                ended(call, new Result.Unknown("there was no answer in time"));
                call.interrupt();
            }
        });
    }

    private synchronized void flush(CallUnderWay call) {
        var lines = call.lines().take();
        if (!lines.isEmpty()) {
            try {
                await(parts.output()
                        .add(run.row(), call.start().part(), call.start().attempt(), lines));
            } catch (RuntimeException lost) {
                Log.warnf(lost, "%d lines of run %d are lost", lines.size(), (Long) id());
            }
        }
    }

    private boolean saved(Move move) {
        try {
            return await(parts.transitions().save(run, move));
        } catch (RuntimeException unsure) {
            Log.debugf(unsure, "Run %d is looked at again", (Long) id());
            pause();
            return false;
        }
    }

    /** @return false where it is gone, or a newer release has written what this one cannot read: it is not looked after here any more */
    private synchronized boolean reloaded() {
        while (true) {
            try {
                var found = await(parts.store().read(parts.pool(), id()));
                if (found.runs().isEmpty()) {
                    left.accept(this);
                    await(parts.leases().release(Map.of(id(), fence)));
                    return false;
                }
                run = found.runs().get(0);
                return true;
            } catch (RuntimeException away) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STORE_PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the node stops", stopped);
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(STORE_ANSWERS_WITHIN);
    }
}
