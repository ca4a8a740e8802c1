package io.watchkeeper.diagnosis.picture;

import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Sentence;

/** Which answers a branch takes, in few words: read from the conditions of its row. */
final class BranchLabel {
    private BranchLabel() {}

    static Sentence of(Place branch) {
        var status = cell(branch, "status", 0);
        if (!status.isEmpty() && !status.equals(Evidence.OK)) {
            return new Sentence(
                    status.replace(Evidence.NO_ANSWER, "no answer").replace(Evidence.ERROR, "error"),
                    status.replace(Evidence.NO_ANSWER, "无结果").replace(Evidence.ERROR, "出错"));
        }
        var from = cell(branch, "value", 0);
        var below = cell(branch, "value", 1);
        var text = cell(branch, "text", 0);
        var other = cell(branch, "text", 1);
        if (!from.isEmpty() && !below.isEmpty()) {
            return same(from + " … < " + below);
        }
        if (!from.isEmpty() || !below.isEmpty()) {
            return same(from.isEmpty() ? "< " + below : "≥ " + from);
        }
        if (!text.isEmpty()) {
            return same(text);
        }
        return other.isEmpty() ? new Sentence("any answer", "任意结果") : new Sentence("other than " + other, "非 " + other);
    }

    private static Sentence same(String text) {
        return new Sentence(text, text);
    }

    /** The cell of the first or second column that asks for a component. */
    private static String cell(Place branch, String component, int which) {
        var columns = branch.table().schema().conditions().stream()
                .filter(condition -> condition.field().name().equals(component))
                .mapToInt(condition -> condition.column())
                .distinct()
                .toArray();
        return which < columns.length ? branch.row().texts().get(columns[which]) : "";
    }
}
