package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.Question;
import io.watchkeeper.decision.table.RowAnswer;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.decision.table.WhyNot;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.RiskEvent;

/**
 * A decision table and what it was asked about one signal, for a person who asks its rows why they did not fire.
 *
 * @param questions none where its stage was not reached, or had no fact of the table's type
 */
public record AskedTable(Stage stage, DecisionTable table, List<Question> questions) {
    /** What a signal that is decided alone is called. */
    private static final String NAME = "0";

    /** The tables of the rulebook that gave the verdict, by stage and file. */
    public static List<AskedTable> of(Rulebook rulebook, Verdict verdict) {
        var asked = new ArrayList<AskedTable>();
        for (var stage : Stage.OF_SIGNALS) {
            var facts = facts(stage, rulebook, verdict);
            rulebook.tables().stream()
                    .filter(table -> table.file().startsWith(stage.folder() + "/"))
                    .forEach(table -> asked.add(new AskedTable(stage, table, questions(table, facts, verdict))));
        }
        return asked;
    }

    private static List<Question> questions(DecisionTable table, List<Fact> facts, Verdict verdict) {
        var at = verdict.situation().recognition().at();
        return facts.stream()
                .filter(table.schema().fact().type()::isInstance)
                .map(fact -> Question.about(fact, table.schema(), facts, at))
                .toList();
    }

    /** What the stage was given, and what its own rules inserted: a table may be asked about that too. */
    private static List<Fact> facts(Stage stage, Rulebook rulebook, Verdict verdict) {
        var facts = new ArrayList<Fact>(given(stage, rulebook, verdict));
        verdict.firings().stream()
                .filter(firing -> firing.stage() == stage)
                .map(firing -> firing.decision().as(NAME))
                .distinct()
                .forEach(facts::add);
        return facts;
    }

    private static List<? extends Fact> given(Stage stage, Rulebook rulebook, Verdict verdict) {
        var recognition = verdict.situation().recognition();
        var signal = recognition.signal();
        var known = new StageFacts(signal, verdict.situation().context(), NAME);
        return switch (stage) {
            case SCENARIO -> List.of(signal.as(NAME), rulebook.thesaurus().meaning(signal, NAME));
            case CORRELATION -> new Case(rulebook, verdict.situation(), 0).standing();
            case DIAGNOSIS, GUARD -> List.of();
            case GRADING -> verdict.grade().isEmpty() ? List.of() : with(event(known, verdict), known);
            case RECOMMENDATION ->
                verdict.grade()
                        .map(grading -> with(StageFacts.graded(event(known, verdict), grading.grade()), known))
                        .orElseGet(List::of);
        };
    }

    private static List<Fact> with(RiskEvent event, StageFacts known) {
        return Stream.concat(Stream.of(event), known.findings().stream()).toList();
    }

    private static RiskEvent event(StageFacts known, Verdict verdict) {
        var scenario = verdict.situation().recognition().scenario().orElseThrow();
        return known.event(scenario, verdict.outcome(), verdict.storm().isPresent());
    }

    /** In the order of firing. */
    public List<TableRow> fired() {
        return questions.stream()
                .flatMap(question -> table.matches(question).stream())
                .distinct()
                .toList();
    }

    /** The rows that nearly fired, those with the fewest cells against them first. */
    public List<TableRow> nearest(int most) {
        return questions.isEmpty()
                ? List.of()
                : new WhyNot(table, questions.get(0))
                        .nearest(most).stream().map(WhyNot.Miss::row).toList();
    }

    /** What a row says; where the table was asked several times, that it fires if it did for one of them. Only for a table that was asked. */
    public RowAnswer answer(TableRow row) {
        var answers =
                questions.stream().map(question -> table.whyNot(row, question)).toList();
        return answers.stream()
                .filter(RowAnswer.Fires.class::isInstance)
                .findFirst()
                .orElseGet(() -> answers.get(0));
    }
}
