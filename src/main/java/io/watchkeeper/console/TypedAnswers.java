package io.watchkeeper.console;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import io.watchkeeper.diagnosis.DiagnosisView;
import io.watchkeeper.diagnosis.DiagnosisView.Answered;
import io.watchkeeper.diagnosis.ReplayRequest;
import io.watchkeeper.diagnosis.ReplayRequest.Other;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Sentence;

/** The fields of the form in which a diagnosis is replayed: {@code status-DISK-FREE} and {@code value-DISK-FREE} are those of a node. */
record TypedAnswers(MultivaluedMap<String, String> fields) {
    private static final String STATUS = "status-";
    private static final String VALUE = "value-";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    TypedAnswers {
        fields = fields == null ? new MultivaluedHashMap<>() : fields;
    }

    static TypedAnswers none() {
        return new TypedAnswers(null);
    }

    /** @param status empty for a question that nothing answers */
    public record Field(String node, Sentence name, String status, String text) {
        public List<String> statuses() {
            return List.of(Evidence.OK, Evidence.NO_ANSWER, Evidence.ERROR);
        }
    }

    /** What differs from the answers that the diagnosis got. */
    ReplayRequest request(DiagnosisView diagnosis) {
        var others = new TreeMap<String, Other>();
        fields.keySet().stream()
                .filter(name -> name.startsWith(STATUS))
                .map(name -> name.substring(STATUS.length()))
                .forEach(node -> other(node, stored(diagnosis, node), others));
        return new ReplayRequest(version(), others);
    }

    /** Of the versions that there may be; null for the live one. */
    private Long version() {
        var typed = text("version");
        if (typed.isEmpty()) {
            return null;
        }
        return VERSION.matcher(typed).matches() ? Long.valueOf(typed) : Long.valueOf(-1);
    }

    private void other(String node, Answered stored, TreeMap<String, Other> others) {
        var status = text(STATUS + node);
        var value = status.equals(Evidence.OK) ? text(VALUE + node) : "";
        boolean asStored =
                status.isEmpty() || stored != null && status.equals(stored.status()) && value.equals(said(stored));
        if (!asStored) {
            boolean number = NUMBER.matcher(value).matches()
                    && (stored == null || stored.text().isEmpty());
            others.put(node, number ? new Other(status, Double.valueOf(value), "") : new Other(status, null, value));
        }
    }

    /** A field for each question on the way. */
    List<Field> fields(List<DiagnosisView.Step> path) {
        return path.stream()
                .filter(step -> step.check() != null)
                .map(this::field)
                .toList();
    }

    private Field field(DiagnosisView.Step step) {
        var answered = step.evidence();
        boolean typed = fields.containsKey(STATUS + step.node());
        var status = typed ? text(STATUS + step.node()) : answered == null ? "" : answered.status();
        var value = typed ? text(VALUE + step.node()) : answered == null ? "" : said(answered);
        return new Field(step.node(), step.check().name(), status, value);
    }

    private static Answered stored(DiagnosisView diagnosis, String node) {
        return diagnosis.path().stream()
                .filter(step -> step.node().equals(node))
                .map(DiagnosisView.Step::evidence)
                .findFirst()
                .orElse(null);
    }

    /** What was answered, as it may be typed. */
    private static String said(Answered answered) {
        if (!answered.status().equals(Evidence.OK)) {
            return "";
        }
        return answered.value() == null
                ? answered.text()
                : answered.value().toString().replaceAll("\\.0$", "");
    }

    String text(String name) {
        var first = fields.getFirst(name);
        return first == null ? "" : first.strip();
    }
}
