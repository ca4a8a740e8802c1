package io.watchkeeper.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.watchkeeper.decision.content.Catalogue;
import io.watchkeeper.decision.content.Reasons;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Thesaurus;
import io.watchkeeper.decision.diagnosis.TreeContent;
import io.watchkeeper.decision.engine.StageRules;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.PlanRecommendation;
import io.watchkeeper.facts.ScenarioMatch;
import io.watchkeeper.facts.Sentence;

record CompiledRulebook(long version, RulebookContent content, Content known, Map<Stage, StageRules> stages)
        implements Rulebook {

    record Content(
            Catalogue catalogue,
            PlanLibrary library,
            Reasons reasons,
            Thesaurus thesaurus,
            TreeContent trees,
            List<RulebookProblem> doubts) {}

    @Override
    public Catalogue catalogue() {
        return known.catalogue();
    }

    @Override
    public PlanLibrary library() {
        return known.library();
    }

    @Override
    public Reasons reasons() {
        return known.reasons();
    }

    @Override
    public Thesaurus thesaurus() {
        return known.thesaurus();
    }

    @Override
    public TreeContent trees() {
        return known.trees();
    }

    @Override
    public List<DecisionTable> tables() {
        return Stream.of(Stage.values())
                .flatMap(stage -> stages.get(stage).tables().stream())
                .toList();
    }

    @Override
    public List<WrittenRule> writtenRules() {
        return Stream.of(Stage.values())
                .flatMap(stage -> stages.get(stage).writtenRules().stream())
                .toList();
    }

    @Override
    public List<RulebookProblem> doubts() {
        return known.doubts();
    }

    @Override
    public List<TriggerItem> triggers(String scenarioCode) {
        var items = new ArrayList<TriggerItem>();
        for (var table : stages.get(Stage.SCENARIO).tables()) {
            for (var row : table.rows()) {
                if (row.decision() instanceof ScenarioMatch match
                        && match.scenario().equals(scenarioCode)) {
                    items.add(trigger(table, row));
                }
            }
        }
        return items;
    }

    private TriggerItem trigger(DecisionTable table, TableRow row) {
        var conditions = new TreeMap<String, String>();
        var readable = new TreeMap<String, Sentence>();
        for (var condition : table.schema().conditions()) {
            var cell = row.cells().get(Sheet.address(row.sheetRow() - 1, condition.column()));
            if (cell != null && !condition.always()) {
                conditions.put(condition.label(), cell);
                readable.put(condition.label(), thesaurus().readable(cell));
            }
        }
        return new TriggerItem(table.file(), row.sheetRow(), row.rule(), conditions, readable);
    }

    @Override
    public List<String> linkedPlans(String scenarioCode) {
        var plans = new LinkedHashSet<String>();
        for (var table : stages.get(Stage.RECOMMENDATION).tables()) {
            for (var row : table.rows()) {
                if (row.decision() instanceof PlanRecommendation recommendation && names(table, row, scenarioCode)) {
                    plans.add(recommendation.plan());
                }
            }
        }
        return List.copyOf(plans);
    }

    private static boolean names(DecisionTable table, TableRow row, String scenarioCode) {
        var conditions = table.schema().conditions();
        for (int i = 0; i < conditions.size(); i++) {
            Optional<Object> value = row.conditions().get(i);
            if (conditions.get(i).field().name().equals("scenario")
                    && value.isPresent()
                    && ((Set<?>) value.get()).contains(scenarioCode)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Map<String, List<Firing>> fire(Stage stage, Collection<? extends Fact> facts, Optional<Instant> at) {
        return stages.get(stage).fire(facts, at);
    }

    @Override
    public void close() {
        stages.values().forEach(StageRules::close);
    }
}
