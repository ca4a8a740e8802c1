package io.watchkeeper.decision.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.facts.DecisionFact;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;

/** Notes which rule or row inserted which decision, in the order of firing. */
final class FiringLog extends DefaultRuleRuntimeEventListener {
    private final Stage stage;
    private final List<Firing> firings = new ArrayList<>();

    FiringLog(Stage stage) {
        this.stage = stage;
    }

    List<Firing> firings() {
        return firings;
    }

    /** The rule or row that inserted last, empty before the first. */
    String last() {
        return firings.isEmpty() ? "" : firings.get(firings.size() - 1).rule();
    }

    void row(String table, TableRow row, DecisionFact decision) {
        firings.add(new Firing(stage, row.rule(), table, row.sheetRow(), row.priority(), row.cells(), decision));
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        var rule = event.getRule();
        if (rule != null
                && !StageSources.generic(rule.getName())
                && event.getObject() instanceof DecisionFact decision) {
            int salience = ((RuleImpl) rule).getSalience().getValue();
            firings.add(new Firing(stage, rule.getName(), "", 0, salience, Collections.emptySortedMap(), decision));
        }
    }
}
