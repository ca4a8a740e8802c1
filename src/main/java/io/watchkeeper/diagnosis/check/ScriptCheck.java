package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.remote.ScriptRefused;
import io.watchkeeper.remote.Scripts;

/** What a program of the script directory says. */
final class ScriptCheck implements Check {
    private final Scripts scripts;

    ScriptCheck(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return "script " + call.ask();
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) throws IOException, InterruptedException {
        var own = new TreeMap<>(call.values());
        CheckKind.SCRIPT.parameters().forEach(parameter -> own.remove(parameter.name()));
        try {
            return CommandAnswer.of(
                    call, scripts.run(call.ask(), own, Map.of("check", call.check()), within, line -> {}));
        } catch (ScriptRefused refused) {
            throw new CheckFailed(refused.getMessage());
        }
    }
}
