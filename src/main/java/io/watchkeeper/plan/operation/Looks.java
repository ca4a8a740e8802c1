package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.plan.CheckedCall;
import io.watchkeeper.diagnosis.check.Answer;
import io.watchkeeper.diagnosis.check.Measuring;
import io.watchkeeper.facts.Evidence;

/** Makes the check of a call and says whether its answer is as it must be. */
final class Looks {
    /** What measures. */
    interface Gauge {
        Answer measure(String workspace, CheckCall call, Duration within) throws InterruptedException;
    }

    private final Gauge gauge;

    Looks(Gauge gauge) {
        this.gauge = gauge;
    }

    static Looks by(Measuring measuring) {
        return new Looks(measuring::measure);
    }

    /** A check changes nothing, so what is not as it must be has failed, and is never unknown. */
    Outcome look(String workspace, CheckedCall call, Duration within, Output output) throws InterruptedException {
        var answer = gauge.measure(workspace, call.check(), within);
        var said = said(answer, call.check().unit());
        output.line(call.check().check() + ": " + said);
        var evidence = new Evidence("", "", answer.status(), answer.value(), answer.text());
        if (!call.requirement().holds(evidence)) {
            return new Outcome.Failed(call.check().check() + " answers " + said + ", and must be "
                    + call.requirement().text());
        }
        var outputs = new TreeMap<String, String>();
        outputs.put("value", number(answer.value()));
        outputs.put("text", answer.text());
        return new Outcome.Done(outputs);
    }

    private static String said(Answer answer, String unit) {
        if (!answer.status().equals(Evidence.OK)) {
            return answer.status() + " " + answer.why();
        }
        return answer.text().isEmpty() ? (number(answer.value()) + " " + unit).strip() : answer.text();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
