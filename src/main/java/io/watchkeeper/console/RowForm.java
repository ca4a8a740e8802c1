package io.watchkeeper.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.watchkeeper.decision.table.DayText;
import io.watchkeeper.rulebook.draft.ProblemCells;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.draft.RowOrder;
import io.watchkeeper.rulebook.draft.RowOutcome;
import io.watchkeeper.rulebook.draft.RowView;
import io.watchkeeper.rulebook.workbook.Column;

/**
 * The form of one row.
 *
 * @param etag of the table that it shows
 * @param row that it is about; of a new one, the row that it will follow
 * @param problems that are not about one of its fields
 */
public record RowForm(
        long version, String file, String etag, int row, Kind kind, List<Field> fields, List<ProblemView> problems) {
    /** What the form is for, and how it came up. */
    public enum Kind {
        STORED,
        FRESH,
        /** What was typed is not stored. */
        REFUSED,
        REFUSED_FRESH,
        /** Somebody else changed the same cells. */
        OVERTAKEN,
        /** Somebody else deleted the row. */
        GONE;

        boolean adds() {
            return this == FRESH || this == REFUSED_FRESH || this == GONE;
        }
    }

    /**
     * @param was its text as it is stored
     * @param text what stands in the field
     * @param conflict what others made of it meanwhile, or null
     */
    public record Field(
            Column column, String was, String text, List<ProblemView> problems, RowOutcome.Conflict conflict) {
        public String letter() {
            return CellPlace.letter(column.index());
        }

        /** A list of words to choose from, blank first; a text that is none of them stays to be seen. */
        public List<String> choices() {
            return switch (column.kind()) {
                case MARK -> List.of("x");
                case FLAG -> List.of("true", "false");
                case TEXT -> column.words();
                case TEXTS, WHOLE, DECIMAL, DATE, DURATION, MOMENT -> List.of();
            };
        }

        public boolean stray() {
            return !text.isEmpty() && !choices().contains(text);
        }

        /** Whether a calendar can show what stands in the field; what is no day stays a text, to be seen and mended. */
        public boolean day() {
            return column.kind() == Column.Kind.DATE
                    && (text.isEmpty() || DayText.read(text).isPresent());
        }

        /** The text as a calendar takes it. */
        public String date() {
            return DayText.read(text).map(LocalDate::toString).orElse("");
        }

        /** The keyboard that a phone offers. */
        public String keyboard() {
            return switch (column.kind()) {
                case WHOLE -> "numeric";
                case DECIMAL -> "decimal";
                case TEXT, TEXTS, MARK, FLAG, DATE, DURATION, MOMENT -> "text";
            };
        }

        /** What the first problem suggests, or empty. */
        public String suggestion() {
            return problems.stream()
                    .map(ProblemView::suggestion)
                    .filter(suggestion -> !suggestion.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    static RowForm of(long version, RowView view) {
        return form(version, view, Kind.STORED, view.cells());
    }

    /** @param typed what a new row begins with */
    static RowForm fresh(long version, RowView view, Map<Integer, String> typed) {
        return form(version, view, Kind.FRESH, typed);
    }

    private static RowForm form(long version, RowView view, Kind kind, Map<Integer, String> typed) {
        var fields = view.columns().stream()
                .map(column -> new Field(
                        column,
                        view.cells().get(column.index()),
                        typed.getOrDefault(column.index(), ""),
                        List.of(),
                        null))
                .toList();
        return new RowForm(version, view.file(), view.etag(), view.row(), kind, fields, List.of());
    }

    /** The form as it was sent, with what is wrong at its fields. */
    static RowForm refused(long version, RowView view, RowOrder order, RowOutcome.Refused refused) {
        var kind = order.act() == RowOrder.Act.ADD ? Kind.REFUSED_FRESH : Kind.REFUSED;
        var form = form(version, view, kind, refused.typed());
        Predicate<ProblemView> inFields =
                problem -> ProblemCells.of(problem).in(refused.row()).anyMatch(letter -> form.fields().stream()
                        .anyMatch(field -> field.letter().equals(letter)));
        var fields = form.fields().stream()
                .map(field -> new Field(
                        field.column(),
                        order.was().getOrDefault(field.column().index(), field.was()),
                        field.text(),
                        about(field.letter(), refused),
                        null))
                .toList();
        var rest = refused.problems().stream().filter(inFields.negate()).toList();
        return new RowForm(version, form.file(), order.etag(), order.row(), kind, fields, rest);
    }

    private static List<ProblemView> about(String letter, RowOutcome.Refused refused) {
        return refused.problems().stream()
                .filter(problem -> ProblemCells.of(problem).in(refused.row()).anyMatch(letter::equals))
                .toList();
    }

    /** The form with one's own texts on top of what is stored now. */
    static RowForm overtaken(long version, RowView view, RowOutcome.Overtaken overtaken) {
        var kind = overtaken.row() == 0 ? Kind.GONE : Kind.OVERTAKEN;
        var conflicts = overtaken.conflicts().stream()
                .collect(Collectors.toMap(RowOutcome.Conflict::column, conflict -> conflict));
        var form = form(version, view, kind, overtaken.typed());
        var fields = form.fields().stream()
                .map(field -> new Field(
                        field.column(),
                        field.was(),
                        field.text(),
                        List.of(),
                        conflicts.get(field.column().index())))
                .toList();
        return new RowForm(version, form.file(), form.etag(), form.row(), kind, fields, List.of());
    }

    public boolean adds() {
        return kind.adds();
    }

    public boolean refused() {
        return kind == Kind.REFUSED || kind == Kind.REFUSED_FRESH;
    }

    public List<Field> conflicts() {
        return fields.stream().filter(field -> field.conflict() != null).toList();
    }
}
