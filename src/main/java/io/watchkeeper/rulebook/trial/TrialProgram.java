package io.watchkeeper.rulebook.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.watchkeeper.decision.trial.StageTrial;
import io.watchkeeper.decision.trial.TrialStep;

/** The program of the other process: reads an order, says each step before it is taken, and then what came of them. It needs nothing of the service's. */
public final class TrialProgram {
    private static final int TOO_LATE = 4;

    private TrialProgram() {}

    /** @param arguments how many milliseconds it may live, also where nobody ends it any more */
    public static void main(String... arguments) throws IOException {
        endAfter(Long.parseLong(arguments[0]));
        var answers = System.out;
        // nothing but answers goes there
        System.setOut(System.err);
        var order = TrialOrder.read(System.in);
        var trial = new StageTrial(order.content(), step -> say(answers, new TrialOrder.Line(step, null)));
        if (order.apart()) {
            trial.apart(order.stages());
            say(answers, new TrialOrder.Line(new TrialStep("", "", ""), null));
        } else {
            say(answers, new TrialOrder.Line(null, trial.together(order.stages())));
        }
        Runtime.getRuntime().halt(0);
    }

    private static void endAfter(long millis) {
        var watch = new Thread(
                () -> {
                    try {
                        Thread.sleep(millis);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(TOO_LATE);
                },
                "end");
        watch.setDaemon(true);
        watch.start();
    }

    private static void say(PrintStream answers, TrialOrder.Line line) {
        try {
            answers.write((TrialOrder.JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            answers.flush();
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (IOException nobodyListens) {
            throw new UncheckedIOException(nobodyListens);
        }
    }
}
