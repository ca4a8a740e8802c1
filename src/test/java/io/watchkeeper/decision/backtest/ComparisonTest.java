package io.watchkeeper.decision.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.CanonicalJson;
import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.AlertTokens;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Rulebook LIVE = BuiltInRules.rulebook();
    private static final String SCENARIOS = "scenario/scenario.drl";
    private static final String GRADING = "grading/grading.drl.csv";

    @Test
    void a_version_compared_with_itself_differs_nowhere() {
        var result = compare(LIVE, signals("HostOutOfDiskSpace", "HostHighCpuLoad", "NobodyKnowsThis"));

        assertThat(result.signals()).isEqualTo(3);
        assertThat(result.differing()).isZero();
        assertThat(result.examples()).isEmpty();
        assertThat(result.matrix()).allMatch(cell -> cell.from().equals(cell.to()));
        assertThat(result.regraded().all()).isZero();
    }

    @Test
    void a_row_that_grades_otherwise_shows_in_the_matrix_the_examples_and_the_words() {
        try (var other = edited(GRADING, text -> text.replace(",CRITICAL,", ",HIGH,"))) {
            var result = compare(other, signals("HostOutOfDiskSpace", "HostHighCpuLoad"));

            assertThat(result.differing()).isPositive();
            assertThat(result.matrix())
                    .anyMatch(cell -> cell.stage() == Stage.GRADING
                            && cell.from().equals("CRITICAL")
                            && cell.to().equals("HIGH"));
            assertThat(result.examples())
                    .anyMatch(example -> example.stage() == Stage.GRADING
                            && example.before().grade().equals("CRITICAL")
                            && example.after().grade().equals("HIGH"));
            assertThat(result.regraded().milder()).isPositive();
            assertThat(result.sentences().get(1).en())
                    .isEqualTo("%d of 2 events would be graded differently: 0 graver, %1$d milder."
                            .formatted(result.regraded().milder()));
        }
    }

    @Test
    void a_suppression_changes_every_stage_and_leaves_the_event_ungraded() {
        try (var other = with("Alert(name == \"HostOutOfDiskSpace\")")) {
            var result = compare(other, signals("HostOutOfDiskSpace"));

            assertThat(result.matrix())
                    .contains(new Cell(Stage.SCENARIO, "HOST-DISK-SPACE", "SUPPRESSED", 1))
                    .contains(new Cell(Stage.CORRELATION, "OPEN", "RECORD", 1));
            assertThat(result.regraded().otherwise()).isEqualTo(1);
        }
    }

    @Test
    void a_rule_that_fails_on_one_signal_leaves_the_others_compared() {
        try (var other = with("Alert(name == \"HostHighCpuLoad\", labels[\"absent\"].length() > 3)")) {
            var result = compare(other, signals("HostOutOfDiskSpace", "HostHighCpuLoad"));

            assertThat(result.differing()).isEqualTo(1);
            assertThat(result.matrix()).contains(new Cell(Stage.SCENARIO, "HOST-CPU", "UNDECIDED", 1));
        }
    }

    @Test
    void a_signal_decided_just_now_is_decided_again_by_the_other_version_alone_and_both_say_why() {
        try (var other = edited(GRADING, text -> text.replace(",CRITICAL,", ",HIGH,"))) {
            var tally = new SignalTally();

            new Comparison(LIVE, other).follow(signals("HostOutOfDiskSpace", "NobodyKnowsThis"), tally);

            var counts = tally.counts();
            assertThat(counts.signals()).isEqualTo(2);
            assertThat(counts.regraded()).isEqualTo(new Regraded(0, 1, 0));
            assertThat(counts.matrix()).contains(new Cell(Stage.GRADING, "CRITICAL", "HIGH", 1));
            var example = counts.examples().get(0);
            assertThat(example.event()).isEqualTo(101);
            assertThat(example.whyBefore().reason()).isNotNull();
            assertThat(example.whyBefore().rules()).isNotEmpty().allSatisfy(rule -> assertThat(rule.cells())
                    .containsValue("CRITICAL"));
            assertThat(example.whyAfter().rules().get(0).cells()).containsValue("HIGH");
        }
    }

    @Test
    void a_rule_that_fails_ends_the_following_and_counts_nothing() {
        try (var other = with("Alert(name == \"HostHighCpuLoad\", labels[\"absent\"].length() > 3)")) {
            var tally = new SignalTally();
            var both = signals("HostOutOfDiskSpace", "HostHighCpuLoad");

            assertThatThrownBy(() -> new Comparison(LIVE, other).follow(both, tally))
                    .isInstanceOf(RuleFault.class);
            assertThat(tally.counts()).isEqualTo(SignalCounts.NONE);
        }
    }

    @Test
    void what_two_nodes_counted_adds_up() {
        try (var other = edited(GRADING, text -> text.replace(",CRITICAL,", ",HIGH,"))) {
            var here = new SignalTally();
            var there = new SignalTally();
            var comparison = new Comparison(LIVE, other);
            for (int i = 0; i < 3; i++) {
                comparison.follow(signals("HostOutOfDiskSpace"), here);
                comparison.follow(signals("HostOutOfDiskSpace", "NobodyKnowsThis"), there);
            }

            var both = here.counts().plus(there.counts());

            assertThat(both.signals()).isEqualTo(9);
            assertThat(both.differing()).isEqualTo(6);
            assertThat(both.matrix()).contains(new Cell(Stage.GRADING, "CRITICAL", "HIGH", 6));
            assertThat(both.examples())
                    .filteredOn(example -> example.stage() == Stage.GRADING)
                    .hasSize(SignalCounts.EXAMPLES_OF_A_CHANGE);
            assertThat(both.sentences().get(1).en())
                    .isEqualTo("6 of 9 signals would be graded differently: 0 graver, 6 milder.");
        }
    }

    @Test
    void events_that_would_be_others_are_listed_with_both_explanations_those_with_another_grade_first() {
        try (var other = edited(GRADING, text -> text.replace(",CRITICAL,", ",HIGH,"))) {
            var result = compare(other, signals("NobodyKnowsThis", "HostOutOfDiskSpace", "HostOutOfDiskSpace"));

            assertThat(result.events()).isEqualTo(3);
            assertThat(result.changed()).isEqualTo(2);
            assertThat(result.changedEvents())
                    .extracting(ChangedEvent::event, ChangedEvent::before, ChangedEvent::after, ChangedEvent::signals)
                    .containsExactly(tuple(102L, "CRITICAL", "HIGH", 1L), tuple(103L, "CRITICAL", "HIGH", 1L));
            var first = result.changedEvents().get(0).example();
            assertThat(first.stage()).isEqualTo(Stage.GRADING);
            assertThat(first.whyBefore().rules()).isNotEqualTo(first.whyAfter().rules());
        }
    }

    @Test
    void signals_that_an_older_version_decided_are_decided_again_by_the_live_one() {
        try (var older = with("Alert(name == \"HostOutOfDiskSpace\")")) {
            var past = new PastSignal(7, OptionalLong.empty(), 99, past(older, "HostOutOfDiskSpace"));

            var result = compare(LIVE, List.of(past));

            assertThat(result.differing()).isZero();
            assertThat(result.matrix()).contains(new Cell(Stage.SCENARIO, "HOST-DISK-SPACE", "HOST-DISK-SPACE", 1));
        }
    }

    @Test
    void rows_with_dates_decide_by_the_time_of_each_decision() {
        var past = signals("HostOutOfDiskSpace");

        // at no time no row with a date would fire, and the rule that grades the rest would say HIGH, as it does before
        // that day
        try (var inForce = edited(GRADING, text -> effective(text, "01-Jan-2020"))) {
            assertThat(compare(inForce, past).differing()).isZero();
        }
        try (var notYet = edited(GRADING, text -> effective(text, "01-Jan-2027"))) {
            assertThat(compare(notYet, past).matrix()).contains(new Cell(Stage.GRADING, "CRITICAL", "HIGH", 1));
        }
    }

    /** The table with one more column: the day from which each row is in force. */
    private static String effective(String table, String day) {
        var lines = new ArrayList<>(table.lines().toList());
        int keywords = 0;
        while (!lines.get(keywords).startsWith("RuleTable")) {
            keywords++;
        }
        keywords++;
        for (int i = keywords; i < lines.size(); i++) {
            int below = i - keywords;
            lines.set(
                    i,
                    lines.get(i) + "," + (below == 0 ? "DATE-EFFECTIVE" : below < 3 ? "" : below == 3 ? "From" : day));
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void what_is_kept_is_bounded_however_many_signals_differ() {
        try (var other = with("Alert(name == \"HostOutOfDiskSpace\")")) {
            var past = past(LIVE, "HostOutOfDiskSpace");
            var many = new ArrayList<PastSignal>();
            for (long id = 1; id <= 500; id++) {
                many.add(new PastSignal(id, OptionalLong.of(id % 10), 1, past));
            }

            var result = compare(other, many);

            assertThat(result.differing()).isEqualTo(500);
            assertThat(result.events()).isEqualTo(10);
            assertThat(result.examples()).hasSizeLessThan(20);
        }
    }

    private static BacktestResult compare(Rulebook other, List<PastSignal> signals) {
        var tally = new Tally();
        new Comparison(LIVE, other).compare(signals, tally);
        return tally.result();
    }

    private static Rulebook with(String condition) {
        var rule =
                """

                rule "Drops what the test wants dropped"
                when
                    $a : %s
                then
                    insert(new Suppression($a.signal(), "HEARTBEAT"));
                end
                """
                        .formatted(condition);
        return edited(SCENARIOS, text -> text + rule);
    }

    private static Rulebook edited(String file, UnaryOperator<String> edit) {
        var files = new TreeMap<>(BuiltInRules.content().files());
        files.computeIfPresent(file, (name, text) -> edit.apply(text));
        return RulebookCompiler.compile(2, new RulebookContent(files));
    }

    private static List<PastSignal> signals(String... names) {
        var signals = new ArrayList<PastSignal>();
        for (var name : names) {
            long id = signals.size() + 1;
            signals.add(new PastSignal(id, OptionalLong.of(100 + id), 1, past(LIVE, name)));
        }
        return signals;
    }

    private static PastDecision past(Rulebook rulebook, String name) {
        var alert = new Alert(
                "",
                "test",
                name,
                "critical",
                "FIRING",
                "production",
                AlertTokens.of(name),
                Set.of(),
                Map.of("instance", "web-1:9100"),
                Map.of());
        var at = Optional.of(Instant.parse("2026-11-23T12:00:00Z"));
        var recognised =
                DecisionPipeline.recognise(rulebook, List.of(alert), at).get(0);
        var verdict = DecisionPipeline.decide(
                        rulebook, List.of(new Situation(recognised, EventContext.fresh(3600, 600))))
                .get(0);
        return PastDecision.read(CanonicalJson.of(verdict));
    }
}
