package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.watchkeeper.decision.plan.AtomicOperation;
import io.watchkeeper.decision.plan.OutlineEdit;
import io.watchkeeper.decision.plan.OutlineEdit.Fields;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.ProblemView;

/**
 * A plan of a draft, open as an outline.
 *
 * @param rows its steps, as they are stored
 * @param fresh what stands in the form of a new step
 * @param operations that a step can do
 * @param refusal why the last edit was not stored, null where nothing was refused
 * @param detail of that, in English
 * @param problems of the last edit
 */
public record PlanOutline(
        RulebookVersion about,
        String file,
        String etag,
        List<Row> rows,
        Row fresh,
        List<Operation> operations,
        Refusal refusal,
        String detail,
        List<ProblemView> problems) {
    private static final Fields NOTHING = new Fields("", "", "", Map.of(), "", "");

    /** @param open whether its form is, as what was typed in it could not be stored */
    public record Row(String id, Fields fields, String of, boolean open) {
        public Sentence text() {
            return new Sentence(fields.en(), fields.zh());
        }

        /** The values of parameters, one a line. */
        public String with() {
            return fields.with().entrySet().stream()
                    .map(value -> value.getKey() + ": " + value.getValue())
                    .collect(Collectors.joining("\n"));
        }
    }

    public record Operation(String code, Sentence name) {}

    static PlanOutline of(FileDesk.Held held, OutlineEdit edit, Map<String, AtomicOperation> operations) {
        var rows = edit.steps().stream()
                .map(step -> new Row(step.id(), step.fields(), step.of(), false))
                .toList();
        return new PlanOutline(
                held.rulebook().about(),
                held.file(),
                held.etag(),
                rows,
                new Row("", NOTHING, "", false),
                operations.values().stream()
                        .map(one -> new Operation(one.code(), one.name()))
                        .sorted((one, other) -> one.code().compareTo(other.code()))
                        .toList(),
                null,
                "",
                List.of());
    }

    /** What was typed stands in its form still. */
    PlanOutline refused(Refusal.Shown shown, OutlineForm typed) {
        var kept = rows.stream()
                .map(row -> row.id().equals(typed.id())
                                && !typed.adds()
                                && !typed.fields().en().isEmpty()
                        ? new Row(row.id(), typed.fields(), row.of(), true)
                        : row)
                .toList();
        var added = typed.adds() ? new Row(typed.id(), typed.fields(), "", true) : fresh;
        return new PlanOutline(
                about, file, etag, kept, added, operations, shown.refusal(), shown.detail(), shown.problems());
    }

    /** Ids of the steps, the last first: a new one mostly stands at the end. */
    public List<String> behind() {
        var ids = new ArrayList<>(rows.stream().map(Row::id).toList());
        Collections.reverse(ids);
        return ids;
    }
}
