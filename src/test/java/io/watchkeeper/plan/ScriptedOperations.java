package io.watchkeeper.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.plan.operation.Operations;
import io.watchkeeper.plan.operation.Outcome;
import io.watchkeeper.plan.operation.Output;

/** A fake: operations that do what a test says, and remember what they were asked for. */
final class ScriptedOperations implements Operations {
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    /** What the operation answers from now on. */
    void answer(String operation, Outcome outcome) {
        outcomes.put(operation, outcome);
    }

    /** The operation does not come to an end until it is let go. */
    void hold(String operation) {
        held.put(operation, new CountDownLatch(1));
    }

    void letGo(String operation) {
        held.remove(operation).countDown();
    }

    /** The attempts that were made. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    @Override
    public Outcome carryOut(String workspace, OperationCall call, String key, Duration within, Output output)
            throws InterruptedException {
        keys.add(key);
        output.line("doing " + call.operation());
        var latch = held.get(call.operation());
        if (latch != null) {
            latch.await();
        }
        return outcomes.getOrDefault(call.operation(), new Outcome.Done(new TreeMap<>(Map.of("exit", "0"))));
    }
}
