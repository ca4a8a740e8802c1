package io.watchkeeper.plan;

import java.time.Duration;
import java.util.TreeMap;

import io.watchkeeper.plan.machine.Advance;
import io.watchkeeper.plan.machine.Result;
import io.watchkeeper.plan.operation.Operations;
import io.watchkeeper.plan.operation.Outcome;

/** One call that this node makes. */
final class CallUnderWay {
    /** So long after its time an operation may still find words. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final RunRow run;
    private final Advance.Start start;
    private final HeldLines lines;
    private final long overAt;
    private volatile Thread worker;
    private boolean told;

    CallUnderWay(RunRow run, Advance.Start start, int mostLines) {
        this.run = run;
        this.start = start;
        this.lines = new HeldLines(mostLines);
        this.overAt = System.nanoTime() + start.call().timeout().plus(GRACE).toNanos();
    }

    Advance.Start start() {
        return start;
    }

    HeldLines lines() {
        return lines;
    }

    /** @throws InterruptedException where the node stops, or nobody waits for it any more */
    Result make(Operations operations) throws InterruptedException {
        worker = Thread.currentThread();
        var key = run.id() + "/" + start.part() + "/" + start.attempt();
        try {
            var outcome = operations.carryOut(
                    run.workspace(), start.call(), key, start.call().timeout(), lines);
            return result(outcome);
        } catch (RuntimeException broken) {
            return new Result.Unknown("it broke in the middle: " + broken);
        } finally {
            worker = null;
        }
    }

    private static Result result(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            var outputs = new TreeMap<String, String>();
            done.outputs().forEach((name, value) -> outputs.put(kept(name), kept(value)));
            return new Result.Done(outputs);
        }
        return outcome instanceof Outcome.Failed failed
                ? new Result.Failed(kept(failed.why()))
                : new Result.Unknown(kept(((Outcome.Unknown) outcome).why()));
    }

    /** A database keeps every character but this one; an answer that cannot be stored would be an answer lost. */
    private static String kept(String text) {
        return text.replace('\0', ' ');
    }

    /** Whether its time has been over for so long that nobody waits for its answer. Once: a late answer still counts. */
    synchronized boolean overdue() {
        boolean now = !told && System.nanoTime() - overAt > 0;
        told |= now;
        return now;
    }

    void interrupt() {
        var busy = worker;
        if (busy != null) {
            busy.interrupt();
        }
    }
}
