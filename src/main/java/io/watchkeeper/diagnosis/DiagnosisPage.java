package io.watchkeeper.diagnosis;

import java.time.Instant;
import java.util.List;

import io.watchkeeper.decision.DiagnosisFound;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.Cause;
import io.watchkeeper.facts.Sentence;

/** @param nextCursor null on the last page */
public record DiagnosisPage(List<Item> items, String nextCursor) {
    /** @param conclusion null unless it has concluded */
    public record Item(
            String id,
            String tree,
            DiagnosisState state,
            boolean automatic,
            String startedBy,
            Instant startedAt,
            Instant endedAt,
            Sentence conclusion) {}

    static DiagnosisPage of(List<DiagnosisRow> rows, int limit, Rulebook rulebook) {
        var shown = rows.stream().limit(limit).toList();
        var next = rows.size() > limit ? Long.toString(shown.get(limit - 1).id()) : null;
        return new DiagnosisPage(shown.stream().map(row -> item(row, rulebook)).toList(), next);
    }

    private static Item item(DiagnosisRow row, Rulebook rulebook) {
        return new Item(
                Long.toString(row.id()),
                row.tree(),
                row.state(),
                row.automatic(),
                row.startedBy(),
                row.startedAt(),
                row.endedAt().orElse(null),
                row.found()
                        .map(DiagnosisFound::cause)
                        .map(code -> cause(code, rulebook))
                        .orElse(null));
    }

    private static Sentence cause(String code, Rulebook rulebook) {
        return rulebook.trees().cause(code).map(Cause::name).orElse(new Sentence(code, code));
    }
}
