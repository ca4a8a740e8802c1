package io.watchkeeper.decision.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.facts.Fact;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/** The rules and tables of one stage of one rulebook, ready to run. */
public final class StageRules implements AutoCloseable {
    /** Far above what honest rules need; a rule that feeds itself meets it at once. */
    private static final int FIRINGS_PER_FACT = 100;

    private static final int FIRINGS_AT_LEAST = 1000;

    private final StageSources sources;
    private final List<DecisionTable> tables;
    private final StageBase base;
    private final FactsRead read;
    private final AtomicBoolean closed = new AtomicBoolean();

    StageRules(StageSources sources, List<DecisionTable> tables, StageBase base, FactsRead read) {
        this.sources = sources;
        this.tables = tables;
        this.base = base;
        this.read = read;
    }

    public Stage stage() {
        return sources.stage();
    }

    public List<DecisionTable> tables() {
        return tables;
    }

    /** Runs all facts in one fresh session: a long-lived one is no faster, leaks a match a fact, and keeps what a failed rule left behind. */
    public Map<String, List<Firing>> fire(Collection<? extends Fact> facts) {
        if (closed.get()) {
            throw new IllegalStateException("the rulebook is closed");
        }
        var log = new FiringLog(sources.stage());
        var session = base.base().newKieSession();
        try {
            session.setGlobal(StageSources.TABLES, new TableRun(tables, read, log));
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
