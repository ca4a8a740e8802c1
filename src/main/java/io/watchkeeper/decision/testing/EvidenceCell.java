package io.watchkeeper.decision.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.watchkeeper.facts.Evidence;

/** Reads what the checks of a tree answered: {@code CPU-USED = 96; CPU-MODE = iowait; CPU-TOP = NO_ANSWER}. */
public final class EvidenceCell {
    public static final String FORM = "NODE = 96; NODE = some text; NODE = NO_ANSWER; NODE = ERROR";

    private static final Pattern ONE = Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9._/-]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    private EvidenceCell() {}

    /** Empty where the cell has another form. */
    public static Optional<List<Evidence>> read(String cell, String signal) {
        var found = new ArrayList<Evidence>();
        var nodes = new HashSet<String>();
        for (var part : cell.split(";", -1)) {
            var one = ONE.matcher(part);
            if (!one.matches() || !nodes.add(one.group(1))) {
                return Optional.empty();
            }
            found.add(evidence(signal, one.group(1), one.group(2)));
        }
        return Optional.of(found);
    }

    private static Evidence evidence(String signal, String node, String answer) {
        if (answer.equals(Evidence.NO_ANSWER) || answer.equals(Evidence.ERROR)) {
            return new Evidence(signal, node, answer, 0, "");
        }
        return NUMBER.matcher(answer).matches()
                ? new Evidence(signal, node, Evidence.OK, Double.parseDouble(answer), "")
                : new Evidence(signal, node, Evidence.OK, 0, answer);
    }
}
