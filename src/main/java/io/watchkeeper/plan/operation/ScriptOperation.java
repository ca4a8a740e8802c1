package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.TreeMap;

import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.remote.ScriptRefused;
import io.watchkeeper.remote.Scripts;

/** A program of the script directory. */
final class ScriptOperation implements Operation {
    private final Scripts scripts;

    ScriptOperation(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        var told = new TreeMap<String, String>();
        told.put("key", key);
        call.target().ifPresent(target -> {
            told.put("target", target.name());
            told.put("address", target.address());
        });
        try {
            return Ends.withMembers(scripts.run(call.does().get(0), call.values(), told, within, output::line));
        } catch (ScriptRefused refused) {
            return new Outcome.Failed(refused.getMessage());
        }
    }
}
