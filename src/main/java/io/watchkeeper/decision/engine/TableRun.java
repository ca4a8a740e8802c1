package io.watchkeeper.decision.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.HitPolicy;
import io.watchkeeper.decision.table.Question;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.facts.Fact;
import org.drools.model.Drools;

/** What the generic rule of a table calls: asks the table's index about a fact and inserts the decisions of the rows that match. Made for one session. */
public final class TableRun {
    private final List<DecisionTable> tables;
    private final FactsRead read;
    private final FiringLog log;
    private final Optional<Instant> at;
    private final Map<String, List<Fact>> bySignal = new HashMap<>();

    /** @param facts of the session, among them those of the further objects of tables */
    TableRun(
            List<DecisionTable> tables,
            FactsRead read,
            FiringLog log,
            Collection<? extends Fact> facts,
            Optional<Instant> at) {
        this.tables = tables;
        this.read = read;
        this.log = log;
        this.at = at;
        if (tables.stream().anyMatch(table -> table.schema().objects().size() > 1)) {
            facts.forEach(fact -> bySignal.computeIfAbsent(fact.signal(), signal -> new ArrayList<>())
                    .add(fact));
        }
    }

    /** @param table the table's place among those of its stage */
    public void decide(int table, Fact fact, Drools session) {
        var asked = tables.get(table);
        var matched = asked.matches(
                Question.about(fact, asked.schema(), bySignal.getOrDefault(fact.signal(), List.of()), at));
        if (matched.size() > 1 && asked.schema().hitPolicy() == HitPolicy.UNIQUE) {
            throw broken(asked, matched.get(0), matched.get(1));
        }
        for (var row : matched) {
            log.row(asked.file(), row, fact.signal());
            if (read.reads(row.decision())) {
                session.insert(row.decision().as(fact.signal()));
            }
        }
    }

    private static RuleFault broken(DecisionTable table, TableRow one, TableRow other) {
        return new RuleFault(
                one.rule(),
                "and the rule " + other.rule() + " both match: rows " + one.sheetRow() + " and " + other.sheetRow()
                        + " of " + table.file() + ", where at most one may",
                null);
    }
}
