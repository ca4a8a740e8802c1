package io.watchkeeper.decision.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.WrittenRule;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.facts.Fact;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/** The rules and tables of one stage of one rulebook, ready to run. */
public final class StageRules implements AutoCloseable {
    /** Far above what honest rules need; a rule that feeds itself meets it at once. */
    private static final int FIRINGS_PER_FACT = 100;

    private static final int FIRINGS_AT_LEAST = 1000;

    private final StageSources sources;
    private final List<DecisionTable> tables;
    private final StockTables stock;
    private final StageBase base;
    private final FactsRead read;
    private final AtomicBoolean closed = new AtomicBoolean();

    StageRules(StageSources sources, List<DecisionTable> tables, StockTables stock, StageBase base, FactsRead read) {
        this.sources = sources;
        this.tables = tables;
        this.stock = stock;
        this.base = base;
        this.read = read;
    }

    public Stage stage() {
        return sources.stage();
    }

    public List<DecisionTable> tables() {
        return tables;
    }

    /** The tables that Drools itself compiled, by their path: an analyst does not edit them. */
    public Set<String> compiledTables() {
        return stock.files();
    }

    public List<WrittenRule> writtenRules() {
        return base.base().getKiePackages().stream()
                .flatMap(rules -> rules.getRules().stream())
                .map(Rule::getName)
                .filter(name -> !StageSources.generic(name))
                .sorted()
                .map(name -> new WrittenRule(
                        stage(), name, stock.row(name).file(), stock.row(name).sheetRow()))
                .toList();
    }

    /**
     * Runs all facts in one fresh session: a long-lived one is no faster, leaks a match a fact, and keeps what a failed rule left behind.
     *
     * @param at the time of the decision; without it no row fires that has a date
     */
    public Map<String, List<Firing>> fire(Collection<? extends Fact> facts, Optional<Instant> at) {
        if (closed.get()) {
            throw new IllegalStateException("the rulebook is closed");
        }
        var log = new FiringLog(sources.stage(), stock);
        var session = base.base().newKieSession();
        try {
            session.setGlobal(StageSources.TABLES, new TableRun(tables, read, log, facts, at));
            for (var fact : facts) {
                if (read.reads(fact)) {
                    session.insert(fact);
                }
            }
            if (!sources.drl().isEmpty()) {
                session.addEventListener(log);
            }
            fire(session, log, Math.max(FIRINGS_AT_LEAST, facts.size() * FIRINGS_PER_FACT));
            return log.bySignal();
        } finally {
            session.dispose();
        }
    }

    private void fire(KieSession session, FiringLog log, int limit) {
        int fired;
        try {
            fired = session.fireAllRules(limit);
        } catch (ConsequenceException thrown) {
            if (thrown.getCause() instanceof RuleFault fault) {
                throw fault;
            }
            throw new RuleFault(thrown.getRule().getName(), "its consequence threw " + cause(thrown), thrown);
        } catch (RuntimeException thrown) {
            throw new RuleFault(FaultText.rule(thrown), "a condition threw " + cause(thrown), thrown);
        }
        // at its limit the engine stops without a word
        if (fired >= limit) {
            throw new RuleFault(
                    log.last(), "the stage " + sources.stage() + " did not end after " + limit + " firings", null);
        }
    }

    private static String cause(Throwable thrown) {
        var deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.toString();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            StageBases.release(sources);
        }
    }
}
