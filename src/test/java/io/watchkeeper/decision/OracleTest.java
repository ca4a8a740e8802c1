package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.Question;
import io.watchkeeper.decision.table.RandomTables;
import io.watchkeeper.decision.table.TableReader;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.decision.table.Tables;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.DiagnosisPlace;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.SignalMeaning;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.time.SessionPseudoClock;

/** Stock Drools compiles the very same files, one Java rule a row; the rows that fire, and their order, must be the same. */
class OracleTest {
    private static final KieServices SERVICES = KieServices.get();

    /** Made once: to make it, Drools reads files of the whole class path, which takes ten times as long as the session. */
    private static final KieSessionConfiguration PSEUDO_CLOCK = SERVICES.newKieSessionConfiguration();

    private static final boolean FULL = Boolean.getBoolean("watchkeeper.full");

    private static TimeZone zone;

    static {
        PSEUDO_CLOCK.setOption(ClockTypeOption.PSEUDO);
    }

    /** Stock Drools reads a date in the zone of its machine, we read it in UTC. */
    @BeforeAll
    static void in_utc() {
        zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @AfterAll
    static void back() {
        TimeZone.setDefault(zone);
    }

    static LongStream seeds() {
        return LongStream.range(0, FULL ? 300 : 24);
    }

    /** One of each kind of fact. */
    static LongStream seedsOfLongTables() {
        return FULL ? LongStream.range(1000, 1004) : LongStream.of(1000);
    }

    static Stream<String> shippedTables() {
        return BuiltInRules.content().files().keySet().stream().filter(path -> path.endsWith(".drl.csv"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_tables_fire_as_in_stock_drools(long seed) {
        compare(seed, 2 + (int) (seed % 19), FULL ? 320 : 220);
    }

    @ParameterizedTest
    @MethodSource("seedsOfLongTables")
    void a_long_table_fires_as_in_stock_drools(long seed) {
        compare(seed, FULL ? 500 : 60, 1000);
    }

    private static void compare(long seed, int rows, int facts) {
        var random = new RandomTables(seed);
        var sheet = random.sheet(rows);
        var csv = seed % 3 == 1 ? sheet.csvOfAnotherProgram() : sheet.csv();
        // of every third the workbook, whose object cells are merged in truth
        var stock = seed % 3 == 0 ? stock(sheet.xlsx(), InputType.XLS) : stock(csv);
        var ours = Tables.all(csv);

        for (int i = 0; i < facts; i++) {
            var question = random.question("0");
            assertThat(fired(ours, question))
                    .as("seed %d, %s, table %s", seed, question, csv)
                    .isEqualTo(fired(stock, question));
        }
    }

    @ParameterizedTest
    @MethodSource("shippedTables")
    void shipped_tables_fire_as_in_stock_drools(String path) {
        var text = BuiltInRules.content().files().get(path);
        var stock = stock(text);
        var ours = shipped(path, text);
        var random = new Random(path.hashCode());
        int fired = 0;

        for (int i = 0; i < 1500; i++) {
            var fact = Question.about(fact(ours, random), ours.schema(), List.of(diagnosis(random)), Optional.empty());
            assertThat(fired(List.of(ours), fact)).as("%s", fact).isEqualTo(fired(stock, fact));
            fired += fired(List.of(ours), fact).size();
        }
        assertThat(fired).isGreaterThan(ours.schema().objects().size() == 1 ? 500 : 50);
    }

    @Test
    void every_shipped_table_is_compared() {
        assertThat(shippedTables()).hasSizeGreaterThanOrEqualTo(3);
    }

    private static DecisionTable shipped(String path, String text) {
        var rulebook = BuiltInRules.rulebook();
        var vocabulary = rulebook.vocabulary();
        return TableReader.read(text, "rules." + path.split("/")[0], vocabulary, new Problems().in(path))
                .get(0);
    }

    /** Stock Drools has one agenda for all tables of a file. */
    static List<String> fired(List<DecisionTable> tables, Question question) {
        var rows = new ArrayList<TableRow>();
        tables.forEach(table -> rows.addAll(table.matches(question)));
        rows.sort(Comparator.comparingInt(TableRow::priority).reversed().thenComparingInt(TableRow::sheetRow));
        return rows.stream().map(TableRow::rule).toList();
    }

    static KieBase stock(String csv) {
        return stock(csv.getBytes(StandardCharsets.UTF_8), InputType.CSV);
    }

    private static KieBase stock(byte[] file, InputType type) {
        var drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(file), type);
        var files = SERVICES.newKieFileSystem();
        var release =
                SERVICES.newReleaseId("oracle", "oracle", UUID.randomUUID().toString());
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/rules/oracle.drl", drl);
        var results = SERVICES.newKieBuilder(files)
                .buildAll(ExecutableModelProject.class)
                .getResults();
        assertThat(results.getMessages(Message.Level.ERROR)).as(drl).isEmpty();
        return SERVICES.newKieContainer(release).getKieBase();
    }

    static List<String> fired(KieBase stock, Question question) {
        var names = new ArrayList<String>();
        var session = stock.newKieSession(PSEUDO_CLOCK, null);
        try {
            SessionPseudoClock clock = session.getSessionClock();
            clock.advanceTime(question.at().orElse(Instant.EPOCH).toEpochMilli(), TimeUnit.MILLISECONDS);
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    names.add(event.getMatch().getRule().getName());
                }
            });
            question.joined().forEach(facts -> facts.forEach(session::insert));
            session.insert(question.fact());
            session.fireAllRules();
            return names;
        } finally {
            session.dispose();
        }
    }

    /** A fact made of the words and numbers that stand in the table itself, so that its rows are hit. */
    private static Fact fact(DecisionTable table, Random random) {
        var words = new ArrayList<String>(List.of("critical", "error", "warning", "info", "", "production", "staging"));
        table.rows().forEach(row -> row.cells().values().forEach(cell -> words.addAll(List.of(cell.split(" *, *")))));
        var tokens = new TreeSet<String>();
        var asked = table.rows().get(random.nextInt(table.rows().size()));
        asked.cells().values().forEach(cell -> tokens.addAll(List.of(cell.split(" *, *"))));
        tokens.removeIf(token -> random.nextInt(4) == 0);
        tokens.add(one(words, random));
        var type = table.schema().fact().type();
        if (type == Alert.class) {
            var labels = new TreeMap<String, String>();
            table.schema().conditions().forEach(condition -> labels.put(condition.key(), one(words, random)));
            return new Alert(
                    "0", "s", one(words, random), one(words, random), "FIRING", "", tokens, tokens, labels, null);
        }
        if (type == SignalMeaning.class) {
            return new SignalMeaning("0", random.nextInt(3) == 0 ? "INSPECTION" : "ALERT", tokens, tokens);
        }
        if (type == InspectionResult.class) {
            return new InspectionResult(
                    "0", "s", "n", "FAILED", one(words, random), "o", "", "", "", "", tokens, 1, "", "", "", null);
        }
        if (type == DiagnosisPlace.class) {
            return new DiagnosisPlace("0", asked.texts().get(2));
        }
        if (type == Evidence.class) {
            var status = List.of(Evidence.OK, Evidence.OK, Evidence.NO_ANSWER, Evidence.ERROR);
            var value = random.nextInt(3) == 0 ? random.nextInt(2000) : random.nextInt(200) - 10;
            return new Evidence(
                    "0",
                    asked.texts().get(2),
                    one(status, random),
                    value,
                    random.nextBoolean() ? "" : one(words, random));
        }
        return type == RiskEvent.class
                ? event(asked, random)
                : any(table.schema().fact(), words, random);
    }

    private static Fact any(FactType type, List<String> words, Random random) {
        return type.make(type.components().stream()
                .map(component -> switch (component.kind()) {
                    case TEXT -> component.name().equals("signal") ? "0" : one(words, random);
                    case LONG -> (Object) (long) random.nextInt(4);
                    case DOUBLE -> (double) random.nextInt(4);
                    case BOOLEAN -> random.nextBoolean();
                    case TOKENS, MAP -> null;
                })
                .toArray());
    }

    private static Diagnosis diagnosis(Random random) {
        var confidence = List.of("HIGH", "MEDIUM", "LOW");
        return new Diagnosis("0", "CPU-CALM", one(confidence, random), random.nextBoolean() ? "GRAVER" : "USUAL");
    }

    private static RiskEvent event(TableRow asked, Random random) {
        var cells = new ArrayList<String>(List.of("critical", "error", "warning", "info", "CRITICAL", "HIGH", "LOW"));
        asked.cells().values().forEach(cell -> cells.addAll(List.of(cell.split(" *, *"))));
        var scenarios = BuiltInRules.rulebook().catalogue().scenarios();
        var scenario = scenarios.stream()
                .filter(found -> cells.contains(found.code()))
                .findFirst()
                .orElse(scenarios.get(random.nextInt(scenarios.size())));
        return new RiskEvent(
                "0",
                random.nextBoolean() ? "ALERT" : "INSPECTION",
                scenario.code(),
                scenario.domain(),
                scenario.level().name(),
                one(cells, random),
                random.nextBoolean() ? one(cells, random) : "production",
                random.nextInt(8),
                random.nextInt(3),
                random.nextInt(200),
                random.nextInt(30),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                "",
                Grade.values()[random.nextInt(5)].name());
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
