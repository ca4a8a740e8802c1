package io.watchkeeper.decision.engine;

import java.util.List;

import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.facts.Fact;
import org.drools.model.Drools;

/** What the generic rule of a table calls: asks the table's index about a fact and inserts the decisions of the rows that match. Made for one session. */
public final class TableRun {
    private final List<DecisionTable> tables;
    private final FactsRead read;
    private final FiringLog log;

    TableRun(List<DecisionTable> tables, FactsRead read, FiringLog log) {
        this.tables = tables;
        this.read = read;
        this.log = log;
    }

    /** @param table the table's place among those of its stage */
    public void decide(int table, Fact fact, Drools session) {
        var asked = tables.get(table);
        for (var row : asked.matches(fact)) {
            log.row(asked.file(), row, fact.signal());
            if (read.reads(row.decision())) {
                session.insert(row.decision().as(fact.signal()));
            }
        }
    }
}
