package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.watchkeeper.decision.Repeated;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.TableRow;

/** What there is to say about the meaning of one table. Immutable; after an edit only the rows that it touches are compared again. */
public final class TableReview {
    /** So many rows may differ from those that the index was made of. */
    private static final int MOST_CHANGED = 32;
    /** Comparing more rows one by one takes longer than starting anew. */
    private static final int MOST_TOUCHED = 1000;
    /** So many findings of a kind are told one by one. */
    private static final int MOST_TOLD = 10;

    private final DecisionTable table;
    private final Vocabulary vocabulary;
    private final RegionReader reader;
    private final List<RowMeaning> rows;
    private final List<AxisIndex> index;
    private final BitSet changed;
    private final SortedMap<Integer, Finding> findings = new TreeMap<>();
    private final Gaps.Found gaps;

    private TableReview(
            DecisionTable table, Vocabulary vocabulary, List<RowMeaning> rows, Optional<TableReview> before) {
        this.table = table;
        this.vocabulary = vocabulary;
        this.reader = new RegionReader(table.schema());
        this.rows = rows;
        this.index = before.map(review -> review.index).orElseGet(() -> index(reader, rows));
        this.changed = before.map(review -> (BitSet) review.changed.clone()).orElseGet(BitSet::new);
        this.gaps = before.filter(review -> review.asksAs(rows))
                .map(review -> review.gaps)
                .orElseGet(() -> new GapSearch(reader, vocabulary, table).in(rows));
    }

    /** Whether these rows, as many as its own, leave out the same facts because they ask the same. */
    private boolean asksAs(List<RowMeaning> others) {
        return IntStream.range(0, rows.size())
                .allMatch(place ->
                        rows.get(place) == others.get(place) || rows.get(place).asksAs(others.get(place)));
    }

    public static TableReview of(DecisionTable table, Vocabulary vocabulary) {
        var review = new TableReview(table, vocabulary, rows(table), Optional.empty());
        review.check(IntStream.range(0, review.rows.size()));
        return review;
    }

    /** The same as a review of the edited table, in a fraction of the time where few cells differ. */
    public TableReview after(DecisionTable edited) {
        if (edited == table) {
            return this;
        }
        var sorted = sorted(edited);
        if (!edited.schema().equals(table.schema()) || sorted.size() != rows.size()) {
            return of(edited, vocabulary);
        }
        var differing = new BitSet();
        var now = new ArrayList<>(rows);
        for (int place = 0; place < now.size(); place++) {
            if (!sorted.get(place).equals(rows.get(place).row())) {
                differing.set(place);
                now.set(place, meaning(sorted.get(place), place, reader));
            }
        }
        var review = new TableReview(edited, vocabulary, now, Optional.of(this));
        review.changed.or(differing);
        var touched = differing.cardinality() > MOST_CHANGED ? differing : touched(differing, review);
        if (review.changed.cardinality() > MOST_CHANGED || touched.cardinality() > MOST_TOUCHED) {
            return of(edited, vocabulary);
        }
        findings.forEach((place, finding) -> {
            if (!touched.get(place)) {
                review.findings.put(place, finding);
            }
        });
        review.check(touched.stream());
        return review;
    }

    /** Whether it was made with these words in mind. */
    boolean under(Vocabulary words) {
        return words == vocabulary;
    }

    /** Warnings, then notes. Where many rows earn the same one, the first few are told and the others pointed at. */
    public List<RulebookProblem> problems() {
        var text = new FindingText(table, reader.axes(), reader);
        var problems = new ArrayList<RulebookProblem>();
        var told = new HashMap<Object, List<Finding>>();
        findings.values().forEach(finding -> told.computeIfAbsent(finding.kind(), kind -> new ArrayList<>())
                .add(finding));
        for (var alike : told.values()) {
            var rest =
                    alike.stream().skip(MOST_TOLD).map(finding -> finding.row().sheetRow());
            problems.add(new Repeated(text.problem(alike.get(0)))
                    .again(rest.toList())
                    .problem());
            alike.stream().skip(1).limit(MOST_TOLD - 1).map(text::problem).forEach(problems::add);
        }
        gaps.gaps().forEach(gap -> problems.add(text.gap(gap)));
        if (gaps.ended()) {
            problems.add(text.ended());
        }
        problems.sort(Comparator.comparing(RulebookProblem::severity).thenComparing(RulebookProblem::code));
        return problems;
    }

    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    Gaps.Found gaps() {
        return gaps;
    }

    List<Axis> axes() {
        return reader.axes();
    }

    private void check(IntStream places) {
        var check = checking();
        places.forEach(place -> check.check(rows.get(place)).ifPresent(finding -> findings.put(place, finding)));
    }

    private RowCheck checking() {
        return new RowCheck(reader.axes(), rows, index, changed);
    }

    /** Rows that may be judged otherwise now: those that share a fact with a row that differs, as it was or as it is. */
    private BitSet touched(BitSet differing, TableReview now) {
        var touched = (BitSet) differing.clone();
        differing.stream().forEach(place -> {
            touch(rows.get(place), checking(), touched);
            if (!now.rows.get(place).asksAs(rows.get(place))) {
                touch(now.rows.get(place), now.checking(), touched);
            }
        });
        return touched;
    }

    private void touch(RowMeaning differing, RowCheck check, BitSet touched) {
        check.overlapping(differing.region()).stream()
                .filter(place -> rows.get(place).touchedBy(differing))
                .forEach(touched::set);
    }

    private static List<RowMeaning> rows(DecisionTable table) {
        var reader = new RegionReader(table.schema());
        var sorted = sorted(table);
        return IntStream.range(0, sorted.size())
                .mapToObj(place -> meaning(sorted.get(place), place, reader))
                .toList();
    }

    private static RowMeaning meaning(TableRow row, int place, RegionReader reader) {
        return new RowMeaning(row, place, reader.read(row), reader.unique());
    }

    private static List<TableRow> sorted(DecisionTable table) {
        // they stand one below the other; putting each at its place takes less than sorting ten thousand
        int first = table.schema().firstRow() + 1;
        int last = table.rows().stream().mapToInt(TableRow::sheetRow).max().orElse(first - 1);
        var byPlace = new TableRow[last - first + 1];
        table.rows().forEach(row -> byPlace[row.sheetRow() - first] = row);
        return Stream.of(byPlace).filter(Objects::nonNull).toList();
    }

    private static List<AxisIndex> index(RegionReader reader, List<RowMeaning> rows) {
        var regions = rows.stream().map(RowMeaning::region).toList();
        return IntStream.range(0, reader.axes().size())
                .mapToObj(axis -> new AxisIndex(regions, axis))
                .toList();
    }
}
