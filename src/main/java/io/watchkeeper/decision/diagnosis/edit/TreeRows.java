package io.watchkeeper.decision.diagnosis.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.Sentence;

/** The rows of the trees of a content while one edit is made. */
final class TreeRows {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,63}");
    private static final String IN_FORCE = "x";

    private final RulebookContent content;
    private final TreeSketch sketch;
    private final Map<String, SheetText> sheets = new TreeMap<>();
    /** The row that was added last, by table. */
    private final Map<String, SheetText.Line> latest = new TreeMap<>();

    private final Set<String> names;

    TreeRows(RulebookContent content, TreeSketch sketch) {
        this.content = content;
        this.sketch = sketch;
        this.names = sketch.tables().stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> row.rule())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A row of one of the tables. */
    final class Row {
        private final DecisionTable table;
        private final Map<Part, Integer> columns;
        private final SheetText.Line line;

        private Row(DecisionTable table, SheetText.Line line) {
            this.table = table;
            this.columns = Part.columns(table.schema());
            this.line = line;
        }

        String get(Part part) {
            return columns.containsKey(part) ? line.cell(columns.get(part)) : "";
        }

        Row put(Part part, String text) {
            if (columns.containsKey(part)) {
                // a cell holds no line breaks
                line.put(columns.get(part), text.replaceAll("\\p{Cc}+", " ").strip());
            } else if (!text.isEmpty()) {
                throw new EditRefused(
                        "NO_COLUMN", "", table.file(), new Sentence("This table has no column for that.", "该表没有对应的列。"));
            }
            return this;
        }

        List<String> nodes() {
            return Answers.list(get(Part.NODE));
        }

        Answers answers() {
            return new Answers(get(Part.STATUS), get(Part.FROM), get(Part.BELOW), get(Part.TEXT), get(Part.OTHER));
        }

        Row put(Answers answers) {
            return put(Part.STATUS, answers.status())
                    .put(Part.FROM, answers.from())
                    .put(Part.BELOW, answers.below())
                    .put(Part.TEXT, answers.text())
                    .put(Part.OTHER, answers.other());
        }

        /** A rule keeps the sentence that a person gave it; a sentence of ours follows what the row says. */
        void rename(String was, String is) {
            if (get(Part.RULE).replaceFirst(" \\(\\d+\\)$", "").equals(was)) {
                put(Part.RULE, free(is));
            }
        }

        void remove() {
            names.remove(get(Part.RULE));
            sheet(table.file()).remove(line);
        }

        private Row below() {
            return new Row(table, sheet(table.file()).below(line));
        }
    }

    TreeSketch sketch() {
        return sketch;
    }

    /** The content as it was. */
    RulebookContent before() {
        return content;
    }

    SheetText sheet(String file) {
        return sheets.computeIfAbsent(
                file, path -> new SheetText(content.files().getOrDefault(path, "")));
    }

    /** Fails where there is no such node. */
    Node node(String code) {
        return sketch.node(code).orElseThrow(() -> unknown("node", code));
    }

    static EditRefused unknown(String field, String code) {
        return new EditRefused("UNKNOWN", field, code, new Sentence("There is no such thing any more.", "已不存在。"));
    }

    /** Fails for a code that cannot be one, or is taken. */
    String fresh(String node) {
        if (!CODE.matcher(node).matches()) {
            throw new EditRefused(
                    "BAD_CODE",
                    "node",
                    node,
                    new Sentence(
                            "A code is 1 to 64 upper-case letters, digits, dashes and underscores.",
                            "代码由 1 到 64 个大写字母、数字、短横线和下划线组成。"));
        }
        if (sketch.nodes().containsKey(node)) {
            throw new EditRefused("CODE_TAKEN", "node", node, new Sentence("There is such a node already.", "该节点已存在。"));
        }
        return node;
    }

    List<Row> rows(List<Place> places) {
        return places.stream().map(this::row).toList();
    }

    private Row row(Place place) {
        return new Row(
                place.table(), sheet(place.table().file()).line(place.row().sheetRow()));
    }

    /** A row as one of its nodes has it. */
    record Known(Row row, String node) {}

    /** @param key from {@link RowKey}; fails where nobody knows the row any more */
    Known known(String key) {
        var code = key.substring(0, Math.max(0, key.indexOf(RowKey.NODE_ENDS)));
        return sketch.node(code).stream()
                .flatMap(node -> Stream.of(node.questions(), node.branches(), node.conclusions(), node.plans()))
                .flatMap(List::stream)
                .filter(place -> RowKey.of(place, code).equals(key))
                .map(place -> new Known(row(place), code))
                .findFirst()
                .orElseThrow(EditRefused::overtaken);
    }

    /** The known row, about its node only. */
    Row own(String key) {
        var known = known(key);
        return own(known.row(), known.node());
    }

    /** The rows that lead to a node, from wherever. */
    List<Row> leadingTo(String node) {
        return rows(sketch.nodes().values().stream()
                        .flatMap(from -> from.branches().stream())
                        .distinct()
                        .toList())
                .stream()
                .filter(row -> row.get(Part.NEXT).equals(node))
                .toList();
    }

    /** A row that is about one node only: one of several leaves the others theirs. */
    Row own(Row row, String node) {
        if (row.nodes().size() < 2) {
            return row;
        }
        var others = new ArrayList<>(row.nodes());
        others.remove(node);
        var own = row.below();
        row.columns.keySet().forEach(part -> own.put(part, row.get(part)));
        row.put(Part.NODE, String.join(", ", others));
        return own.put(Part.NODE, node).put(Part.RULE, free(node + ": " + row.get(Part.RULE)));
    }

    /** A row below another one of the same table. */
    Row below(Row other, String rule) {
        return started(other.below(), rule);
    }

    /** A row below all others of the table that makes such decisions. */
    Row last(Class<? extends DecisionFact> decision, String rule) {
        var table = sketch.tables().stream()
                .filter(one -> one.schema().decision().type().equals(decision))
                .findFirst()
                .orElseThrow(() -> new EditRefused(
                        "NO_TABLE", "", "", new Sentence("There is no table for such rows.", "没有存放此类行的表。")));
        return started(new Row(table, sheet(table.file()).below(end(table))), rule);
    }

    /** The row that was added last, so that new rows stand in their order; else the last that still stands, else the header's. */
    private SheetText.Line end(DecisionTable table) {
        var sheet = sheet(table.file());
        var known = table.rows().stream()
                .map(TableRow::sheetRow)
                .sorted(Comparator.reverseOrder())
                .map(sheet::line)
                .filter(sheet::holds);
        return Stream.concat(Stream.ofNullable(latest.get(name(table))).filter(sheet::holds), known)
                .findFirst()
                .orElseGet(() -> sheet.line(table.schema().firstRow()));
    }

    private static String name(DecisionTable table) {
        return table.file() + ' ' + table.schema().name();
    }

    private Row started(Row row, String rule) {
        latest.put(name(row.table), row.line);
        return row.put(Part.APPLIES, IN_FORCE).put(Part.RULE, free(rule));
    }

    /** A name that no rule has yet. */
    private String free(String wish) {
        var name = wish;
        for (int next = 2; !names.add(name); next++) {
            name = wish + " (" + next + ")";
        }
        return name;
    }

    /** Takes a node out of all rows that are about it. */
    void erase(Node node) {
        for (Function<Node, List<Place>> kind :
                List.<Function<Node, List<Place>>>of(Node::questions, Node::branches, Node::conclusions, Node::plans)) {
            rows(kind.apply(node)).forEach(row -> own(row, node.code()).remove());
        }
    }

    /** The content with the edit in it. */
    RulebookContent content() {
        var files = new TreeMap<>(content.files());
        sheets.forEach((file, sheet) -> files.put(file, sheet.text()));
        return new RulebookContent(files);
    }
}
