package io.watchkeeper.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.content.BindingsFile;
import io.watchkeeper.decision.content.CalendarFile;
import io.watchkeeper.decision.content.Catalogue;
import io.watchkeeper.decision.content.Reasons;
import io.watchkeeper.decision.content.Thesaurus;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.diagnosis.TreeContent;
import io.watchkeeper.decision.guard.BusinessCalendar;
import io.watchkeeper.decision.guard.HealBindings;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.decision.plan.Plans;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.facts.Fact;

/** One immutable, compiled version of all stages and their content. Safe to share between threads. */
public interface Rulebook extends AutoCloseable {
    long version();

    RulebookContent content();

    Catalogue catalogue();

    /** Its emergency plans, the operations that they do and the checks that they make. */
    PlanLibrary library();

    default Plans plans() {
        return library().plans();
    }

    Reasons reasons();

    Thesaurus thesaurus();

    /** Its diagnosis trees, the checks that they ask for and the causes that they find. */
    TreeContent trees();

    /** Which plan heals which scenario, as it suggests. */
    default HealBindings bindings() {
        return BindingsFile.of(content(), catalogue(), plans());
    }

    /** When people are at work, for its guards. */
    default BusinessCalendar calendar() {
        return CalendarFile.of(content());
    }

    /** What its cells may name. */
    default Vocabulary vocabulary() {
        return new Vocabulary(catalogue(), plans(), reasons(), thesaurus(), trees());
    }

    /** Its decision tables, by stage and file. */
    List<DecisionTable> tables();

    /** The rules that are no rows of {@link #tables}, by stage and name. */
    List<WrittenRule> writtenRules();

    /** What its compiler would not refuse it for, but had doubts about: warnings and notes. */
    List<RulebookProblem> doubts();

    /** The table rows that recognise a scenario, in the order in which they fire. */
    List<TriggerItem> triggers(String scenarioCode);

    /** Codes of the plans that some row recommends for a scenario, in the order of their rows. */
    List<String> linkedPlans(String scenarioCode);

    /**
     * Runs one stage in a session of its own.
     *
     * @param facts of any number of signals, each fact naming its own
     * @param at the time of the decision; without it nothing fires that has a date
     * @return what fired, by the name of the signal, in the order of firing; the decisions themselves no longer name it
     * @throws RuleFault when a rule fails; nothing of the batch is decided then
     */
    Map<String, List<Firing>> fire(Stage stage, Collection<? extends Fact> facts, Optional<Instant> at);

    /** Runs one stage at no time. */
    default Map<String, List<Firing>> fire(Stage stage, Collection<? extends Fact> facts) {
        return fire(stage, facts, Optional.empty());
    }

    /** Gives back what the engine holds. Call it once no decision runs any more: a closed rulebook decides nothing. */
    @Override
    void close();
}
