package io.watchkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** What the stock compiler cannot see: codes that lead nowhere, texts that one language lacks, rules without a sentence for a name. */
class ContentTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");
    private static final Pattern DECISION = Pattern.compile("new (\\w+)\\(\\$\\w+\\.signal\\(\\), (.*?)\\)\\);");
    private static final Pattern GUARD_REASON = Pattern.compile("\"((?:G\\d+|PASS)_[A-Z_]+)\"");
    /** Its code, three texts in two languages; where it sits is a word of ours. */
    private static final int WORDS_OF_A_CAUSE = 7;

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]+)\"");

    @Test
    void every_rule_is_named_by_a_sentence_of_its_own() {
        var names = ContentFiles.STAGES.stream()
                .flatMap(stage -> ContentFiles.rulesOf(stage).stream())
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Z][A-Za-z]*( [\\w(),-]+){2,}"));
    }

    @Test
    void every_scenario_that_a_rule_names_is_in_the_catalogue() {
        var named = new TreeSet<>(lastCells("scenario/recognition.drl.csv"));
        named.addAll(literals("scenario/scenario.drl", "ScenarioMatch"));
        named.addAll(column("grading/grading.drl.csv", 4));
        named.addAll(column("recommendation/recommendation.drl.csv", 2));
        assertThat(named).isSubsetOf(codes("scenario/catalogue.csv"));
    }

    @Test
    void every_scenario_is_recognised_by_some_row() {
        var recognised = new HashSet<>(lastCells("scenario/recognition.drl.csv"));
        recognised.addAll(literals("scenario/scenario.drl", "ScenarioMatch"));
        assertThat(recognised).containsAll(codes("scenario/catalogue.csv"));
    }

    @Test
    void every_reason_that_a_rule_gives_has_a_text_and_no_text_is_left_over() {
        var given = new TreeSet<>(lastCells("grading/grading.drl.csv"));
        given.addAll(lastCells("recommendation/recommendation.drl.csv"));
        given.addAll(lastCells("grading/diagnosed.drl.csv"));
        given.addAll(literals("recommendation/diagnosed.drl", "PlanRecommendation"));
        given.addAll(literals("recommendation/history.drl", "PlanRecommendation"));
        given.addAll(literals("recommendation/history.drl", "PlanDoubt"));
        given.addAll(literals("scenario/scenario.drl", "Suppression"));
        given.addAll(literals("correlation/correlation.drl", "StormGroup"));
        given.addAll(literals("grading/grading.drl", "RiskGrade"));
        guardReasons().forEach(given::add);
        literals("correlation/correlation.drl", "Correlation").stream()
                .filter(literal ->
                        !Set.of("OPEN", "JOIN", "REOPEN", "RESOLVE", "RECORD").contains(literal))
                .forEach(given::add);
        assertThat(given).isEqualTo(new TreeSet<>(codes("reasons.csv")));
    }

    @Test
    void every_plan_that_is_recommended_is_described_and_no_plan_is_left_over() {
        var recommended = ContentFiles.rows(ContentFiles.path("recommendation/recommendation.drl.csv")).stream()
                .map(row -> row.get(row.size() - 3))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(recommended).isEqualTo(plans());
    }

    @Test
    void every_scenario_but_the_catch_all_has_a_plan_of_its_own() {
        var scenarios = new TreeSet<>(codes("scenario/catalogue.csv"));
        scenarios.remove("UNCLASSIFIED");
        assertThat(column("recommendation/recommendation.drl.csv", 2)).containsAll(scenarios);
    }

    @Test
    void grades_and_levels_are_the_five_grades() {
        var grades = Set.of("CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO");
        assertThat(ContentFiles.records("scenario/catalogue.csv"))
                .allSatisfy(scenario -> assertThat(grades).contains(scenario.get(4)));
        assertThat(ContentFiles.rows(ContentFiles.path("grading/grading.drl.csv")))
                .allSatisfy(row -> assertThat(grades).contains(row.get(row.size() - 2)));
    }

    @Test
    void scenarios_and_reasons_speak_both_languages() {
        assertThat(ContentFiles.records("scenario/catalogue.csv")).allSatisfy(scenario -> {
            assertThat(scenario.get(1)).containsPattern(LATIN).doesNotContainPattern(HAN);
            assertThat(scenario.get(2)).containsPattern(HAN);
            assertThat(scenario.get(5)).containsPattern(LATIN).doesNotContainPattern(HAN);
            assertThat(scenario.get(6)).containsPattern(HAN);
        });
        assertThat(ContentFiles.records("reasons.csv")).allSatisfy(reason -> {
            assertThat(reason.get(1)).containsPattern(LATIN).doesNotContainPattern(HAN);
            assertThat(reason.get(2)).containsPattern(HAN);
        });
    }

    @Test
    void meanings_speak_both_languages_and_can_be_found() {
        assertThat(ContentFiles.records("scenario/thesaurus.csv")).allSatisfy(meaning -> {
            assertThat(meaning.get(2)).containsPattern(LATIN).doesNotContainPattern(HAN);
            assertThat(meaning.get(4) + meaning.get(5) + meaning.get(6)).isNotEmpty();
            assertThat(meaning.get(4)).doesNotContainPattern(HAN);
        });
    }

    @Test
    void plans_speak_both_languages_in_every_line() {
        for (var plan : plans()) {
            var text = ContentFiles.text("plans/" + plan + ".yaml");
            assertThat(text).startsWith("code: " + plan + "\n").containsPattern("(?m)^tier: [123]$");
            bothLanguages(text, 5);
        }
    }

    @Test
    void operations_speak_both_languages_in_every_line() {
        var operations = yamls("plans/operations/");
        assertThat(operations).hasSizeGreaterThan(20);
        for (var operation : operations) {
            var text = ContentFiles.text("plans/operations/" + operation + ".yaml");
            assertThat(text).startsWith("code: " + operation + "\n").containsPattern("(?m)^danger: [0123]$");
            bothLanguages(text, 2);
        }
    }

    private static void bothLanguages(String text, int least) {
        var english = lines(text, "en: ");
        var chinese = lines(text, "zh: ");
        assertThat(english)
                .hasSameSizeAs(chinese)
                .hasSizeGreaterThanOrEqualTo(least)
                .allSatisfy(line -> assertThat(line).doesNotContainPattern(HAN));
        assertThat(chinese).allSatisfy(line -> assertThat(line).containsPattern(HAN));
    }

    @Test
    void trees_speak_both_languages() {
        assertThat(ContentFiles.records("diagnosis/causes.csv")).allSatisfy(cause -> {
            for (int column = 1; column < WORDS_OF_A_CAUSE; column += 2) {
                assertThat(cause.get(column)).containsPattern(LATIN).doesNotContainPattern(HAN);
                assertThat(cause.get(column + 1)).containsPattern(HAN);
            }
        });
        for (var file : List.of("diagnosis/trees.csv", "diagnosis/checks.csv")) {
            assertThat(ContentFiles.records(file)).allSatisfy(named -> {
                assertThat(named.get(1)).containsPattern(LATIN).doesNotContainPattern(HAN);
                assertThat(named.get(2)).containsPattern(HAN);
            });
        }
    }

    private static List<String> lines(String yaml, String key) {
        return yaml.lines()
                .map(String::strip)
                .map(line -> line.replaceFirst("^- ", ""))
                .filter(line -> line.startsWith(key))
                .toList();
    }

    private static Set<String> plans() {
        return yamls("plans/");
    }

    private static Set<String> yamls(String folder) {
        return ContentFiles.all().stream()
                .map(ContentFiles::name)
                .filter(name -> name.matches(folder + "[^/]+\\.yaml"))
                .map(name -> name.substring(folder.length()).replace(".yaml", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the guards, and what is said of one that does not speak. */
    private static Set<String> guardReasons() {
        var given = new TreeSet<>(Set.of("GUARD_SILENT", "PASS_SPEAKS"));
        for (var file : List.of("guard/convergence.drl", "guard/capacity.drl", "guard/switches.drl")) {
            GUARD_REASON.matcher(ContentFiles.text(file)).results().forEach(reason -> given.add(reason.group(1)));
        }
        return given;
    }

    private static List<String> codes(String file) {
        return ContentFiles.records(file).stream().map(row -> row.get(0)).toList();
    }

    private static List<String> lastCells(String table) {
        return ContentFiles.rows(ContentFiles.path(table)).stream()
                .map(row -> row.get(row.size() - 1))
                .toList();
    }

    private static List<String> column(String table, int column) {
        return ContentFiles.rows(ContentFiles.path(table)).stream()
                .flatMap(row -> List.of(row.get(column).split(" *, *")).stream())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** The texts that the consequences of a DRL file put into decisions of one type. */
    private static List<String> literals(String file, String decision) {
        var found = new ArrayList<String>();
        DECISION.matcher(ContentFiles.text(file))
                .results()
                .filter(match -> match.group(1).equals(decision))
                .forEach(match -> LITERAL.matcher(match.group(2)).results().forEach(text -> found.add(text.group(1))));
        return found;
    }
}
