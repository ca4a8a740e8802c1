package io.watchkeeper.rules;

import static io.watchkeeper.rules.RiskSituation.risk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.Sentence;

/** All situations that the grading and recommendation rows tell apart. */
final class Situations {
    static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");
    static final List<String> IMPORTANCES = List.of("", "high", "low");
    private static final List<String> DOMAINS = List.of("database", "web", "inspection");
    static final List<String> ENVIRONMENTS = List.of("", "production", "staging", "test", "development", "perf-lab");

    /** No scenario of ours is a mere notice, but the rows provide for one. */
    static final RiskScenario NOTICE = new RiskScenario(
            "NOTICE", new Sentence("Notice", "提示"), "other", Grade.INFO, new Sentence("None", "无"), List.of());

    /** Ways in which an event can stand, by name; each is more grave than {@code first seen}, or as grave. */
    static final Map<String, UnaryOperator<RiskSituation>> STANDINGS = standings();

    private Situations() {}

    /** One scenario of each domain that the grading rows name and each level, and those that they name themselves. */
    static List<RiskScenario> scenarios() {
        var named = List.of(RiskScenario.CATCH_ALL, "CERTIFICATE-EXPIRY");
        var kinds = new HashSet<String>();
        var all = new ArrayList<RiskScenario>();
        for (var scenario : RuleTest.RULEBOOK.catalogue().scenarios()) {
            var domain = DOMAINS.contains(scenario.domain()) ? scenario.domain() : "any";
            if (named.contains(scenario.code()) || kinds.add(domain + scenario.level())) {
                all.add(scenario);
            }
        }
        all.add(NOTICE);
        return all;
    }

    /** Every scenario in production: what the recommendation rows tell apart. */
    static List<RiskSituation> ofEveryScenario() {
        var all = new ArrayList<RiskSituation>();
        for (var scenario : RuleTest.RULEBOOK.catalogue().scenarios()) {
            for (var standing : STANDINGS.values()) {
                SEVERITIES.forEach(
                        severity -> all.add(standing.apply(risk(scenario).severity(severity))));
            }
        }
        return all;
    }

    static List<RiskSituation> all() {
        var all = new ArrayList<RiskSituation>();
        for (var scenario : scenarios()) {
            for (var environment : ENVIRONMENTS) {
                for (var standing : STANDINGS.values()) {
                    all.add(standing.apply(risk(scenario).severity("").in(environment)));
                    IMPORTANCES.forEach(importance -> SEVERITIES.forEach(severity -> all.add(standing.apply(
                            risk(scenario).severity(severity).in(environment).importance(importance)))));
                }
            }
        }
        return all;
    }

    private static Map<String, UnaryOperator<RiskSituation>> standings() {
        var standings = new LinkedHashMap<String, UnaryOperator<RiskSituation>>();
        standings.put("first seen", situation -> situation);
        standings.put("fourth object", situation -> situation.openedLately(3));
        standings.put("fifth object", situation -> situation.openedLately(4));
        standings.put("storm", situation -> situation.openedLately(20));
        for (long occurrence : List.of(2, 3, 4, 5)) {
            standings.put("occurrence " + occurrence, situation -> situation.joining(occurrence, 1));
        }
        for (long minutes : List.of(29, 30, 59, 60)) {
            standings.put("open " + minutes + " minutes", situation -> situation.joining(2, minutes));
        }
        standings.put("came back soon", situation -> situation.completedSecondsAgo(60));
        standings.put("came back late", situation -> situation.completedSecondsAgo(7200));
        return standings;
    }
}
