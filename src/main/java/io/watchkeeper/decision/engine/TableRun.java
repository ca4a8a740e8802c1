package io.watchkeeper.decision.engine;

import java.util.List;

import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.facts.Fact;
import org.drools.model.Drools;

/** What the generic rule of a table calls: asks the table's index about a fact and inserts the decisions of the rows that match. Made for one session. */
public final class TableRun {
    private final List<DecisionTable> tables;
    private final FiringLog log;

    TableRun(List<DecisionTable> tables, FiringLog log) {
        this.tables = tables;
        this.log = log;
    }

    /** @param table the table's place among those of its stage */
    public void decide(int table, Fact fact, Drools session) {
        var asked = tables.get(table);
        for (var row : asked.matches(fact)) {
            var decision = row.decision().as(fact.signal());
            log.row(asked.file(), row, decision);
            session.insert(decision);
        }
    }
}
