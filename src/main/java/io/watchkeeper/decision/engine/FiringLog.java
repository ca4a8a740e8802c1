package io.watchkeeper.decision.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final StockTables stock;
    private final Map<String, List<Firing>> bySignal = new HashMap<>();
    private String last = "";

    FiringLog(Stage stage, StockTables stock) {
        this.stage = stage;
        this.stock = stock;
    }

    Map<String, List<Firing>> bySignal() {
        return bySignal;
    }

    /** The rule or row that inserted last, empty before the first. */
    String last() {
        return last;
    }

    void row(String table, TableRow row, String signal) {
        add(signal, new Firing(stage, row.rule(), table, row.sheetRow(), row.priority(), row.cells(), row.decision()));
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        var rule = event.getRule();
        if (rule != null
                && !StageSources.generic(rule.getName())
                && event.getObject() instanceof DecisionFact decision) {
            int salience = ((RuleImpl) rule).getSalience().getValue();
            var row = stock.row(rule.getName());
            add(
                    decision.signal(),
                    new Firing(
                            stage, rule.getName(), row.file(), row.sheetRow(), salience, row.cells(), decision.as("")));
        }
    }

    private void add(String signal, Firing firing) {
        last = firing.rule();
        bySignal.computeIfAbsent(signal, name -> new ArrayList<>(4)).add(firing);
    }
}
