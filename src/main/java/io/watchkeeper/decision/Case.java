package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.Verdict.Grading;
import io.watchkeeper.decision.Verdict.Outcome;
import io.watchkeeper.decision.Verdict.Recommended;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.PlanDoubt;
import io.watchkeeper.facts.PlanHistory;
import io.watchkeeper.facts.PlanRecommendation;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.RiskGrade;
import io.watchkeeper.facts.ScenarioMatch;
import io.watchkeeper.facts.StormGroup;
import io.watchkeeper.facts.Suppression;

/** A recognised signal in the second half: it gathers the answers of the stages until they are a verdict. */
final class Case implements Subject {
    private static final Comparator<Recommended> BEST_FIRST =
            Comparator.comparingLong(Recommended::rank).thenComparing(Recommended::plan);

    private final Rulebook rulebook;
    private final Situation situation;
    private final StageFacts facts;
    private final List<Fact> standing;
    private final List<Firing> firings = new ArrayList<>();
    private Outcome outcome;
    private Reason outcomeReason;
    private Optional<Reason> storm = Optional.empty();
    private Optional<Grading> grade = Optional.empty();
    private RiskEvent event;
    private List<Recommended> recommendations = List.of();

    Case(Rulebook rulebook, Situation situation, int number) {
        this.rulebook = rulebook;
        this.situation = situation;
        this.facts = new StageFacts(situation.recognition().signal(), situation.context(), Integer.toString(number));
        this.standing = facts.standing();
        firings.addAll(situation.recognition().firings());
    }

    @Override
    public String name() {
        return facts.name();
    }

    List<Fact> standing() {
        var given = new ArrayList<Fact>(standing);
        var recognition = situation.recognition();
        recognition.scenario().ifPresent(found -> given.add(new ScenarioMatch(name(), found.code())));
        recognition.suppression().ifPresent(reason -> given.add(new Suppression(name(), reason.code())));
        return given;
    }

    void correlated(List<Firing> fired) {
        firings.addAll(fired);
        var asked = new ArrayList<>(standing);
        asked.add(facts.signal());
        var correlation = Answers.correlation(fired);
        outcome = Answers.outcome(correlation);
        outcomeReason = ReasonArguments.reason(rulebook.reasons(), correlation.reason(), asked);
        storm = Answers.strongest(fired, StormGroup.class)
                .map(firing -> ((StormGroup) firing.decision()).reason())
                .map(code -> ReasonArguments.reason(rulebook.reasons(), code, asked));
        if (outcome.touchesFiringEvent()) {
            event = situation
                    .recognition()
                    .scenario()
                    .map(scenario -> facts.event(scenario, outcome, storm.isPresent()))
                    .orElseThrow(() -> new RuleFault("", outcome + " for a suppressed signal", null));
        }
    }

    boolean touchesFiringEvent() {
        return outcome.touchesFiringEvent();
    }

    /** The event as the stage about to run shall see it. */
    List<Fact> event() {
        var given = new ArrayList<Fact>();
        given.add(event);
        given.addAll(facts.findings());
        return given;
    }

    void graded(List<Firing> fired) {
        firings.addAll(fired);
        var worst = Answers.worstGrade(fired);
        var reason = reason(((RiskGrade) worst.decision()).reason());
        grade = Optional.of(new Grading(Answers.grade(worst), reason));
        event = StageFacts.graded(event, Answers.grade(worst));
    }

    /** The same with how plans have fared. */
    List<Fact> tried() {
        var given = event();
        given.addAll(histories());
        return given;
    }

    /** Of the plans that the rulebook still has. */
    private List<PlanHistory> histories() {
        return facts.tried().stream()
                .filter(history -> rulebook.plans().find(history.plan()).isPresent())
                .toList();
    }

    /** One a plan, with the best rank that any rule gave it; those that something speaks against come behind the others. */
    void recommended(List<Firing> fired) {
        firings.addAll(fired);
        var doubts = doubts(fired);
        var ordered = new ArrayList<Recommended>();
        var behind = new ArrayList<Recommended>();
        for (var plan : best(fired)) {
            (doubts.containsKey(plan.plan()) ? behind : ordered).add(plan);
        }
        long last = ordered.isEmpty() ? 0 : ordered.get(ordered.size() - 1).rank();
        for (var plan : behind) {
            var why = reason(plan.plan(), doubts.get(plan.plan()));
            ordered.add(new Recommended(plan.plan(), Math.max(last, plan.rank()), why));
        }
        recommendations = ordered;
    }

    private List<Recommended> best(List<Firing> fired) {
        var best = new LinkedHashMap<String, Recommended>();
        for (var firing : Answers.all(fired, PlanRecommendation.class)) {
            var given = (PlanRecommendation) firing.decision();
            if (rulebook.plans().find(given.plan()).isEmpty()) {
                throw new RuleFault(firing.rule(), "there is no plan " + given.plan(), null);
            }
            var recommended = new Recommended(given.plan(), given.rank(), reason(given.plan(), given.reason()));
            best.merge(given.plan(), recommended, (one, other) -> other.rank() < one.rank() ? other : one);
        }
        return best.values().stream().sorted(BEST_FIRST).toList();
    }

    /** The reason of the strongest doubt about each plan. */
    private static Map<String, String> doubts(List<Firing> fired) {
        var doubts = new HashMap<String, String>();
        for (var firing : Answers.all(fired, PlanDoubt.class)) {
            var doubt = (PlanDoubt) firing.decision();
            doubts.putIfAbsent(doubt.plan(), doubt.reason());
        }
        return doubts;
    }

    private Reason reason(String code) {
        return ReasonArguments.reason(rulebook.reasons(), code, List.of(event, facts.signal()));
    }

    /** One that may tell how the plan has fared. */
    private Reason reason(String plan, String code) {
        var asked = new ArrayList<Fact>();
        histories().stream().filter(history -> history.plan().equals(plan)).forEach(asked::add);
        asked.add(event);
        asked.add(facts.signal());
        return ReasonArguments.reason(rulebook.reasons(), code, asked);
    }

    Verdict verdict() {
        firings.sort(Firing.CANONICAL);
        return new Verdict(situation, outcome, outcomeReason, grade, storm, recommendations, firings);
    }
}
