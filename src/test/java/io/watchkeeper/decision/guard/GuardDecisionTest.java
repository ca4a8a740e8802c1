package io.watchkeeper.decision.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.guard.GuardDecision.Spoken;
import io.watchkeeper.decision.guard.GuardDecision.Verdict;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.facts.CircuitBreaker;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.GuardLimit;
import io.watchkeeper.facts.HealRequest;
import io.watchkeeper.facts.KillSwitch;
import io.watchkeeper.facts.PlannedChange;
import io.watchkeeper.facts.RecentRuns;
import io.watchkeeper.facts.StormState;
import io.watchkeeper.facts.TargetHealth;
import org.junit.jupiter.api.Test;

class GuardDecisionTest {
    private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");
    private static final Rulebook RULEBOOK = BuiltInRules.rulebook();

    @Test
    void nothing_stands_against_a_request_in_order_and_every_guard_says_so() {
        var decided = GuardDecision.of(RULEBOOK, inOrder(), AT);
        assertThat(decided.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(decided.guards()).extracting(Spoken::guard).containsExactly(Guard.values());
        assertThat(decided.guards()).allSatisfy(word -> {
            assertThat(word.rule()).isNotEmpty();
            assertThat(word.wouldPass()).isEmpty();
        });
        assertThat(decided.decisive()).isEmpty();
    }

    @Test
    void without_any_one_of_its_facts_nothing_runs() {
        for (var missing : inOrder()) {
            var facts = new ArrayList<>(inOrder());
            facts.remove(missing);
            var decided = GuardDecision.of(RULEBOOK, facts, AT);
            assertThat(decided.verdict()).as(missing.toString()).isEqualTo(Verdict.REFUSE);
            assertThat(decided.decisive().orElseThrow().inputs().code()).isEqualTo("GUARD_SILENT");
        }
    }

    @Test
    void without_any_facts_every_guard_refuses() {
        var decided = GuardDecision.of(RULEBOOK, List.of(), AT);
        assertThat(decided.guards()).hasSize(Guard.values().length).allMatch(word -> word.verdict() == Verdict.REFUSE);
    }

    @Test
    void a_limit_that_is_missing_lets_nothing_pass() {
        for (var limit : Guard.limitNames()) {
            var decided = GuardDecision.of(Without.limit(RULEBOOK, limit), inOrder(), AT);
            assertThat(decided.verdict()).as(limit).isEqualTo(Verdict.REFUSE);
        }
    }

    @Test
    void the_gravest_word_counts_and_comes_first() {
        var facts = new ArrayList<>(inOrder());
        facts.set(0, request("AUTOMATIC", "FIRING", 1));
        facts.add(new PlannedChange("0", "REL-1", "RELEASE", false, 5, 60));
        var waits = GuardDecision.of(RULEBOOK, facts, AT);
        assertThat(waits.verdict()).isEqualTo(Verdict.WAIT);
        facts.add(new PlannedChange("0", "FRZ-1", "FREEZE", false, 5, 60));
        var refused = GuardDecision.of(RULEBOOK, facts, AT);
        assertThat(refused.verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(refused.decisive().orElseThrow().rule()).isEqualTo("Nothing is healed during a freeze");
    }

    @Test
    void a_refusal_says_what_it_saw_and_what_would_pass() {
        var facts = new ArrayList<>(inOrder());
        facts.add(new PlannedChange("0", "FRZ-1", "FREEZE", false, 5, 60));
        var word = GuardDecision.of(RULEBOOK, facts, AT).decisive().orElseThrow();
        assertThat(RULEBOOK.reasons().render(word.inputs()).en())
                .isEqualTo("Freeze FRZ-1 covers web-1 for another 60 s.");
        assertThat(RULEBOOK.reasons().render(word.wouldPass().orElseThrow()).en())
                .isEqualTo("Once FRZ-1 has ended; people may run the plan by hand now.");
    }

    @Test
    void a_recovered_signal_never_starts_a_plan_whatever_the_mode() {
        for (var mode : List.of("SHADOW", "APPROVE", "AUTOMATIC", "RECOMMEND", "OFF")) {
            var facts = new ArrayList<>(inOrder());
            facts.set(0, request(mode, "RESOLVED", 1));
            assertThat(GuardDecision.of(RULEBOOK, facts, AT).verdict()).isEqualTo(Verdict.REFUSE);
        }
    }

    @Test
    void each_guard_has_rules_that_stop_and_one_that_lets_pass_with_test_scenarios() {
        var tested = TestFile.readAll(RULEBOOK.content(), new Problems()).stream()
                .filter(scenario -> scenario.stage() == Stage.GUARD)
                .flatMap(scenario -> scenario.expected().stream())
                .filter(expected -> expected.component().name().equals("guard"))
                .collect(Collectors.groupingBy(expected -> expected.value(), Collectors.counting()));
        assertThat(tested.keySet())
                .containsAll(Arrays.stream(Guard.values()).map(Guard::name).toList());
    }

    @Test
    void every_limit_has_a_row_that_holds_for_all() {
        var table = RULEBOOK.tables().stream()
                .filter(found -> found.file().equals("guard/limits.drl.csv"))
                .findFirst()
                .orElseThrow();
        var always = table.rows().stream()
                .filter(row ->
                        row.conditions().stream().filter(Optional::isPresent).count() == 1)
                .map(row -> ((GuardLimit) row.decision()).limit());
        assertThat(always).containsExactlyInAnyOrderElementsOf(Guard.limitNames());
    }

    @Test
    void limits_may_differ_by_workspace_and_by_the_time_of_its_calendar() {
        var rulebook = WithRow.of(
                RULEBOOK,
                "Out of hours the payments team decides,900,TIER_WITHOUT_PERSON,x,,,,,,,,,payments,\"OFF, HOLIDAY\",TIER_WITHOUT_PERSON,0");
        assertThat(verdict(rulebook, "payments", "OFF")).isEqualTo(Verdict.HOLD);
        assertThat(verdict(rulebook, "payments", "HOLIDAY")).isEqualTo(Verdict.HOLD);
        assertThat(verdict(rulebook, "payments", "WORKING")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(rulebook, "payments", "")).isEqualTo(Verdict.ALLOW);
        assertThat(verdict(rulebook, "default", "OFF")).isEqualTo(Verdict.ALLOW);
    }

    private static Verdict verdict(Rulebook rulebook, String workspace, String businessTime) {
        var facts = new ArrayList<>(inOrder());
        facts.set(0, request("AUTOMATIC", "FIRING", 1, workspace, businessTime));
        return GuardDecision.of(rulebook, facts, AT).verdict();
    }

    private static List<Fact> inOrder() {
        return List.of(
                request("AUTOMATIC", "FIRING", 1),
                new RecentRuns("0", 0, 0, 0, 0, 0, 0, 0, 0, -1, -1),
                new TargetHealth("0", true, "shop-web", 3, 2, 2, 66),
                new StormState("0", 1, 300, -1),
                new KillSwitch("0", "none", "", ""),
                new CircuitBreaker("0", "scenario:HOST-DISK-SPACE", false, 0));
    }

    private static HealRequest request(String mode, String signal, long targets) {
        return request(mode, signal, targets, "default", "WORKING");
    }

    private static HealRequest request(
            String mode, String signal, long targets, String workspace, String businessTime) {
        return new HealRequest(
                "0",
                "HOST-DISK-SPACE",
                "host",
                "DISK-CLEAN",
                1,
                "web-1",
                "host",
                "shop",
                "east",
                "production",
                "",
                "17",
                "DISCOVERED",
                "HIGH",
                signal,
                mode,
                600,
                targets,
                false,
                20,
                60,
                1,
                false,
                0,
                0,
                workspace,
                businessTime);
    }

    /** A rulebook whose table lacks a limit. */
    private static final class Without {
        static Rulebook limit(Rulebook rulebook, String limit) {
            var files = new TreeMap<>(rulebook.content().files());
            var kept = files.get("guard/limits.drl.csv")
                    .lines()
                    .filter(line -> !line.contains("," + limit + ",x,"))
                    .collect(Collectors.joining("\n", "", "\n"));
            files.put("guard/limits.drl.csv", kept);
            return RulebookCompiler.compile(2, new RulebookContent(files));
        }
    }

    /** A rulebook with one more row of limits. */
    private static final class WithRow {
        static Rulebook of(Rulebook rulebook, String row) {
            var files = new TreeMap<>(rulebook.content().files());
            files.merge("guard/limits.drl.csv", row + "\n", String::concat);
            return RulebookCompiler.compile(2, new RulebookContent(files));
        }
    }
}
