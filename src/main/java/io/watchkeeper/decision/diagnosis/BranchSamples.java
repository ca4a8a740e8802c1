package io.watchkeeper.decision.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.facts.Evidence;

/**
 * Evidence that tells whether the branches of a node leave something out or take something twice: one for each stretch between the numbers that they name, and
 * for each text, for no answer and for an error. For ranges and lists of texts this is a proof; of patterns only those texts are tried that some row names.
 */
final class BranchSamples {
    /** A text that nobody names. */
    private static final String ANOTHER = "\u2042 another";

    private final String node;
    private final TreeSet<Double> borders = new TreeSet<>();
    private final TreeSet<String> texts = new TreeSet<>();

    private BranchSamples(String node) {
        this.node = node;
    }

    static List<Evidence> of(TreeNodes.Node node) {
        var samples = new BranchSamples(node.code());
        node.branches().forEach(samples::read);
        return samples.all();
    }

    private void read(Place place) {
        for (var condition : place.table().schema().conditions()) {
            var cell = place.row().texts().get(condition.column());
            var field = condition.field().name();
            if (field.equals("value")) {
                Stream.of(cell.split(","))
                        .map(String::strip)
                        .filter(number -> !number.isEmpty())
                        .forEach(number -> borders.add(Double.valueOf(number)));
            } else if (field.equals("text") && !cell.isEmpty()) {
                Stream.of(cell.split(",")).map(String::strip).forEach(texts::add);
            }
        }
    }

    private List<Evidence> all() {
        var samples = new ArrayList<Evidence>();
        for (double value : values()) {
            Stream.concat(texts.stream(), Stream.of(ANOTHER))
                    .forEach(text -> samples.add(new Evidence("", node, Evidence.OK, value, text)));
        }
        samples.add(new Evidence("", node, Evidence.NO_ANSWER, 0, ""));
        samples.add(new Evidence("", node, Evidence.ERROR, 0, ""));
        return samples;
    }

    private List<Double> values() {
        var values = new ArrayList<Double>();
        Double last = null;
        for (double border : borders) {
            values.add(last == null ? border - 1 - Math.abs(border) : (last + border) / 2);
            values.add(border);
            last = border;
        }
        values.add(last == null ? 0 : last + 1 + Math.abs(last));
        return values;
    }

    /** The sample for people. */
    static String said(Evidence sample, boolean texts) {
        if (!sample.status().equals(Evidence.OK)) {
            return sample.status();
        }
        var text = sample.text().equals(ANOTHER) ? "any other text" : "\"" + sample.text() + "\"";
        return texts ? text : String.valueOf(sample.value()).replaceAll("\\.0$", "");
    }
}
