package io.watchkeeper.decision.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.KnownText;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.Keyword;
import io.watchkeeper.decision.table.TableReader;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.facts.Sentence;

/** From the files of one stage to rules that can run. */
public final class StageCompiler {
    private static final String TABLE = ".drl.csv";
    private static final String DRL = ".drl";

    private final Stage stage;
    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Readings readings;
    private final Map<String, String> drl = new TreeMap<>();
    private final List<DecisionTable> tables = new ArrayList<>();
    private final StockTables stock = new StockTables();
    private final Map<String, Supplier<String>> names = new HashMap<>();
    private final Set<String> types = new TreeSet<>();
    private final Map<RuleShape, Place> shapes = new LinkedHashMap<>();

    /** @param readings of the files as they were before */
    public StageCompiler(Stage stage, Vocabulary vocabulary, Problems problems, Readings readings) {
        this.stage = stage;
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.readings = readings;
    }

    public static boolean takes(String path) {
        return path.endsWith(DRL) || path.endsWith(TABLE);
    }

    /**
     * Reads and checks, but does not build yet: a build is worth its seconds only when everything else is right.
     *
     * @param files the stage's files by path, in the order of their paths
     */
    public void read(Map<String, String> files) {
        files.forEach((path, text) -> {
            if (path.endsWith(TABLE)) {
                table(path, text);
            } else {
                drl(path, text);
            }
        });
        groups();
        joins();
        circles();
        if (names.isEmpty() && problems.sound() && Stage.OF_SIGNALS.contains(stage)) {
            problems.in(stage.folder())
                    .add(
                            "",
                            "EMPTY_STAGE",
                            "",
                            new Sentence("The stage has neither a rule nor a table row.", "该阶段没有任何规则或表格行。"));
        }
    }

    /**
     * A file as it was read.
     *
     * @param compiled whether Drools is to make the rules of the table
     */
    private record TableFile(Vocabulary vocabulary, boolean compiled, KnownText known, List<DecisionTable> tables) {}

    private record DrlFile(Map<String, String> names, Set<String> types, List<RuleShape> shapes) {}

    private record Place(String file, String cell) {}

    private void table(String path, String text) {
        TableFile file = readings.of(path, List.of(text, vocabulary), problems, before -> read(path, text, before));
        if (file.compiled()) {
            compiled(path, text);
        }
        for (var table : file.tables()) {
            tables.add(table);
            table.schema().objects().forEach(object -> types.add(object.type().name()));
            table.rows().forEach(row -> unique(path, () -> nameCell(table, row), row.rule()));
        }
    }

    private TableFile read(String path, String text, Optional<TableFile> before) {
        var known = before.map(TableFile::known).orElse(KnownText.NONE).next(text, problems.in(path));
        if (TableReader.compiled(known.sheet())) {
            return new TableFile(vocabulary, true, known, List.of());
        }
        var tables = before.filter(file -> file.vocabulary() == vocabulary)
                .map(file -> new TableReader.Before(file.known().sheet(), file.tables()))
                .orElse(TableReader.Before.NOTHING);
        return new TableFile(
                vocabulary,
                false,
                known,
                TableReader.read(
                        known.sheet(), StageSources.rulePackage(stage), vocabulary, problems.in(path), tables));
    }

    private void drl(String path, String text) {
        DrlFile file = readings.of(path, List.of(text, vocabulary), problems, before -> {
            var inFile = problems.in(path);
            var check = new DrlCheck(stage, vocabulary, inFile);
            var names = DrlText.of(text).check(inFile) ? check.rules(text) : Map.<String, String>of();
            return new DrlFile(names, check.types(), check.shapes());
        });
        file.shapes().forEach(shape -> shapes.put(shape, new Place(path, shape.line())));
        file.names().forEach((name, line) -> unique(path, () -> line, name));
        drl.put(path, text);
        types.addAll(file.types());
    }

    /** What Drools makes of the table has to pass as DRL; what does not is told by the row that it comes from. */
    private void compiled(String path, String text) {
        stock.drl(path, text, problems.in(path)).ifPresent(made -> {
            var found = new Problems();
            var check = new DrlCheck(stage, vocabulary, found.in(path));
            check.rules(made).forEach((name, line) -> unique(path, () -> StockTables.cell(made, line), name));
            found.found().forEach(problem -> problems.in(path)
                    .add(
                            StockTables.cell(made, problem.cell()),
                            problem.code(),
                            problem.value(),
                            problem.message(),
                            problem.allowed(),
                            problem.suggestion()));
            drl.put(path, made);
            types.addAll(check.types());
            check.shapes().forEach(shape -> shapes.put(shape, new Place(path, StockTables.cell(made, shape.line()))));
        });
    }

    /** The tables that were read, but for those that are compiled. */
    public List<DecisionTable> tables() {
        return tables;
    }

    /** Lets Drools say what it thinks of the rules. */
    public void tryOut() {
        var sources = StageSources.of(stage, drl, tables);
        StageBases.acquire(sources, problems).ifPresent(base -> StageBases.release(sources));
    }

    /** Empty when Drools refuses the rules. */
    public Optional<StageRules> build() {
        tables.forEach(DecisionTable::prepared);
        var sources = StageSources.of(stage, drl, tables);
        return StageBases.acquire(sources, problems)
                .map(base -> new StageRules(sources, List.copyOf(tables), stock, base, new FactsRead(types)));
    }

    private static String nameCell(DecisionTable table, TableRow row) {
        int column = table.schema()
                .attributes()
                .getOrDefault(Keyword.NAME, table.schema().startColumn());
        return Sheet.address(row.sheetRow() - 1, column);
    }

    /** @param cell where the name stands, which is only asked for where it is told */
    private void unique(String path, Supplier<String> cell, String name) {
        var other = names.putIfAbsent(name, () -> path + " " + cell.get());
        if (other != null) {
            var place = other.get();
            problems.in(path)
                    .add(
                            cell.get(),
                            "DUPLICATE_NAME",
                            name,
                            new Sentence("This name is already used at " + place + ".", "该名称已在 " + place + " 使用。"));
        }
    }

    /** The facts that a table joins are those that the stage is given: what the stage itself inserts would come too late. */
    private void joins() {
        for (var table : tables) {
            for (var object : table.schema().objects()) {
                boolean inserted = object.type().decision()
                        && (tables.stream().anyMatch(other -> other.schema().decision() == object.type())
                                || drl.values().stream()
                                        .anyMatch(text -> text.contains(
                                                "new " + object.type().name())));
                if (inserted && object != table.schema().objects().get(0)) {
                    problems.in(table.file())
                            .add(
                                    "",
                                    "JOINED_DECISION",
                                    object.type().name(),
                                    new Sentence(
                                            "A table cannot join a decision that its own stage makes.",
                                            "决策表不能关联本阶段自己产生的决策。"));
                }
            }
        }
    }

    private void circles() {
        new RuleCircles(List.copyOf(shapes.keySet())).first().ifPresent(circle -> {
            var rule = circle.get(0);
            var said = RuleCircles.said(circle);
            var place = shapes.get(rule);
            problems.in(place.file())
                    .add(
                            place.cell(),
                            "RULE_FEEDS_ITSELF",
                            rule.name(),
                            new Sentence(
                                    "What is inserted makes the same rules fire again without end: " + said + ".",
                                    "插入的事实会使这些规则无休止地再次触发：" + said + "。"));
        });
    }

    /** Stock Drools knows a group all over the stage, our tables know it inside a table: one name in two tables over one fact would mean two things. */
    private void groups() {
        var owners = new HashMap<String, String>();
        for (var table : tables) {
            var name = table.file() + " " + table.schema().name();
            var own = new HashSet<>(Set.of(""));
            for (var row : table.rows()) {
                var owner = own.contains(row.group())
                        ? name
                        : owners.putIfAbsent(table.schema().fact().name() + " " + row.group(), name);
                if (owner == null) {
                    own.add(row.group());
                } else if (!owner.equals(name)) {
                    var cell = Sheet.address(
                            row.sheetRow() - 1, table.schema().attributes().get(Keyword.ACTIVATION_GROUP));
                    problems.in(table.file())
                            .add(
                                    cell,
                                    "DUPLICATE_GROUP",
                                    row.group(),
                                    new Sentence(
                                            "This activation group already belongs to " + owner + ".",
                                            "该互斥组已属于 " + owner + "。"));
                }
            }
        }
    }
}
