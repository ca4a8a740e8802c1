package io.watchkeeper.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Recognition;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.content.RiskScenario;

/**
 * What a rulebook makes of a list of alert rules.
 *
 * @param suppressed rules whose alerts open no event, such as Watchdog: handled as what they are
 */
record Matching(List<Match> matches, List<ListedRule> suppressed) {
    /** Below this priority a row knows only a symptom without an object, or only the expression. */
    private static final int OBJECT_AND_SYMPTOM = 5000;

    /**
     * @param row the rule that recognised it, or the one that leaves it unclassified
     * @param priority of the row, 0 for none
     */
    record Match(ListedRule rule, String scenario, String row, int priority) {
        boolean specific() {
            return !scenario.equals(RiskScenario.CATCH_ALL) && !scenario.endsWith("-GENERAL");
        }

        /** Recognised, but by a row that knows little. */
        boolean doubtful() {
            return specific() && priority < OBJECT_AND_SYMPTOM;
        }
    }

    static Matching of(Rulebook rulebook, List<ListedRule> rules) {
        var recognitions = DecisionPipeline.recognise(
                rulebook, rules.stream().map(ListedRule::alert).toList());
        var matches = new ArrayList<Match>();
        var suppressed = new ArrayList<ListedRule>();
        for (int i = 0; i < rules.size(); i++) {
            var recognition = recognitions.get(i);
            if (recognition.suppression().isPresent()) {
                suppressed.add(rules.get(i));
            } else {
                matches.add(match(rules.get(i), recognition));
            }
        }
        return new Matching(matches, suppressed);
    }

    private static Match match(ListedRule rule, Recognition recognition) {
        var firing = recognition.firings().get(0);
        return new Match(
                rule, recognition.scenario().orElseThrow().code(), firing.rule(), Math.max(0, firing.priority()));
    }

    int total() {
        return matches.size() + suppressed.size();
    }

    /** Of all rules, those that match a scenario more specific than a catch-all; what is suppressed is handled. */
    double specificShare() {
        return (double) (matches.stream().filter(Match::specific).count() + suppressed.size()) / total();
    }

    /** How many rules each scenario takes. */
    Map<String, Integer> byScenario() {
        var counted = new TreeMap<String, Integer>();
        matches.forEach(match -> counted.merge(match.scenario(), 1, Integer::sum));
        return counted;
    }

    List<Match> unmatched() {
        return matches.stream().filter(match -> !match.specific()).toList();
    }

    List<Match> doubtful() {
        return matches.stream().filter(Match::doubtful).toList();
    }

    /** Matches whose right answer is written down and another. */
    List<Match> disagreeing(Map<String, String> answers) {
        return matches.stream()
                .filter(match -> !answers.getOrDefault(match.rule().place(), match.scenario())
                        .equals(match.scenario()))
                .toList();
    }

    long answered(Map<String, String> answers) {
        return matches.stream()
                .filter(match -> answers.containsKey(match.rule().place()))
                .count();
    }
}
