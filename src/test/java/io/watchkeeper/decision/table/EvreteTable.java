package io.watchkeeper.decision.table;

import java.util.List;
import java.util.function.Predicate;

import io.watchkeeper.facts.Fact;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;

/** A table as Evrete runs it: each row a rule, each filled cell a predicate in Java, so that nothing is compiled. */
final class EvreteTable implements AutoCloseable {
    private final KnowledgeService service = new KnowledgeService();
    private final Knowledge knowledge;
    private int fired;

    EvreteTable(DecisionTable table) {
        var builder = service.newKnowledge().builder();
        var conditions = table.schema().conditions();
        for (var row : table.rows()) {
            var rule = builder.newRule(row.rule())
                    .forEach("$i", table.schema().fact().type());
            for (int i = 0; i < conditions.size(); i++) {
                var condition = conditions.get(i);
                var wanted = row.conditions().get(i);
                if (wanted.isPresent() && !condition.always()) {
                    Predicate<Object[]> holds =
                            values -> condition.operator().test(condition.read(values[0]), wanted.get());
                    rule = rule.where(holds, "$i");
                }
            }
            rule.execute(context -> fired++);
        }
        knowledge = builder.build();
    }

    /** How many rules fire, in one session for all facts. */
    int matches(List<? extends Fact> facts) {
        fired = 0;
        try (var session = knowledge.newStatefulSession()) {
            facts.forEach(session::insert);
            session.fire();
        }
        return fired;
    }

    @Override
    public void close() {
        service.shutdown();
    }
}
