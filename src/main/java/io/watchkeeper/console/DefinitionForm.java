package io.watchkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.diagnosis.Arguments;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.CheckTraits;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.diagnosis.edit.Definition;
import io.watchkeeper.decision.diagnosis.edit.Uses;

/**
 * A check or a cause in a form.
 *
 * @param id the ids of its fields begin with it
 * @param key as what it was read; empty for a new one
 * @param cells what is stored, by column
 * @param typed what was sent and refused, null where nothing was
 * @param uses who refers to it
 */
public record DefinitionForm(
        Definition of, String id, String key, Map<String, String> cells, TreeForm typed, Uses uses) {
    /** Of something that there is not yet. */
    static DefinitionForm fresh(Definition of, TreeForm typed) {
        var nobody = new Uses(List.of(), List.of(), List.of());
        return new DefinitionForm(of, of == Definition.CHECK ? "check" : "cause", "", Map.of(), typed, nobody);
    }

    /** Empty where there is no such thing, or nothing that fields can show: then its row has errors. */
    static Optional<DefinitionForm> used(
            Definition of, RulebookContent content, TreeSketch sketch, String code, TreeForm typed) {
        return of.written(content, code)
                .filter(row -> of == Definition.CAUSE || readable(row.cells()))
                .map(row -> new DefinitionForm(of, "used", row.key(), row.cells(), typed, Uses.of(sketch, of, code)));
    }

    private static boolean readable(Map<String, String> cells) {
        return CheckKind.named(cells.get("kind")).isPresent()
                && Arguments.read(cells.get("parameters")).isPresent();
    }

    public boolean check() {
        return of == Definition.CHECK;
    }

    /** What stands in the field of a column. */
    public String text(String column) {
        return typed != null && typed.fields().containsKey(column)
                ? typed.text(column)
                : cells.getOrDefault(column, "");
    }

    /** Whether it stands open, as what was typed in it was refused. */
    public boolean open() {
        return typed != null;
    }

    public String code() {
        return cells.getOrDefault("code", "");
    }

    /** Of a check that there is already. */
    public List<TypedParameter> parameters() {
        var stored = CheckKind.named(cells.getOrDefault("kind", ""));
        return stored.map(kind -> typed == null
                        ? TypedParameter.of(kind, cells.get("parameters"))
                        : TypedParameter.of(kind, typed))
                .orElse(List.of());
    }

    public List<CheckKind> kinds() {
        return List.of(CheckKind.values());
    }

    public List<CheckTraits.Result> results() {
        return List.of(CheckTraits.Result.values());
    }

    public List<CheckTraits.Cost> costs() {
        return List.of(CheckTraits.Cost.values());
    }

    public List<CheckTraits.Danger> dangers() {
        return List.of(CheckTraits.Danger.values());
    }

    /** Whether the column says so, or nothing and this goes without saying. */
    public boolean chosen(String column, Enum<?> trait) {
        var unsaid = List.of(CheckTraits.UNSAID.result(), CheckTraits.UNSAID.cost(), CheckTraits.UNSAID.danger());
        var said = text(column);
        return said.isEmpty() ? unsaid.contains(trait) : said.equals(CheckTraits.word(trait));
    }
}
