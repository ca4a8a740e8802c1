package io.watchkeeper.decision.backtest;

import java.util.List;
import java.util.TreeMap;

import io.watchkeeper.decision.Replay;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.StageDecision;
import io.watchkeeper.decision.StageDecision.FiredRule;
import io.watchkeeper.facts.Sentence;

/**
 * Why a version answers as it does at one stage.
 *
 * @param rules the rules and rows that gave the answer, with their cells; the one that failed where the version does not answer
 * @param reason null for an answer without one, such as a scenario
 */
public record Why(List<FiredRule> rules, Sentence reason) {
    /** Decides the signal once more to find out. */
    static Why of(Rulebook rulebook, PastSignal signal, Stage stage) {
        try {
            var answers = StageDecision.of(Replay.of(rulebook, signal.decision())).stream()
                    .filter(answer -> answer.stage() == stage)
                    .toList();
            return new Why(
                    answers.stream()
                            .flatMap(answer -> answer.rules().stream())
                            .distinct()
                            .toList(),
                    answers.stream()
                            .flatMap(answer -> answer.reason().stream())
                            .findFirst()
                            .map(rulebook.reasons()::render)
                            .orElse(null));
        } catch (RuleFault fault) {
            return new Why(
                    fault.rule().isEmpty() ? List.of() : List.of(new FiredRule(fault.rule(), "", 0, new TreeMap<>())),
                    new Sentence("The rule failed.", "规则执行失败。"));
        }
    }
}
