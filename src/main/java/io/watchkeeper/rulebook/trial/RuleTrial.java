package io.watchkeeper.rulebook.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.trial.TrialStep;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.trial.TrialProcess.End;
import io.watchkeeper.rulebook.trial.TrialProcess.Outcome;

/** Has rules tried that were neither tried nor live on this node: one trial at a time, as it takes a core. */
@Singleton
public class RuleTrial {
    private static final int REMEMBERED = 500;
    private static final int RETRY_AFTER_SECONDS = 10;

    private final LiveRulebook live;
    private final TrialConfig config;
    private final TrialProcess process;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final Set<String> proven = Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));
    private long deciding;

    RuleTrial(LiveRulebook live, TrialConfig config) {
        this.live = live;
        this.config = config;
        this.process = new TrialProcess(config);
    }

    private static final class Latest extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }

    /**
     * Takes milliseconds where only data rows differ from what was tried before, else seconds: ask on a worker thread.
     *
     * @return rules that do not end, or not well; where there are any, nothing in this process may compile them
     * @throws ProblemException 503 while others have their rules tried
     */
    public List<RulebookProblem> problems(RulebookContent content) {
        rememberWhatDecides();
        var unknown = unknown(content);
        if (unknown.isEmpty()) {
            return List.of();
        }
        try {
            if (!oneAtATime.tryLock(config.within().toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.unavailable("The rules of another draft are being tried.", RETRY_AFTER_SECONDS);
            }
            try {
                return tried(content, unknown(content));
            } finally {
                oneAtATime.unlock();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The service stops.", RETRY_AFTER_SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException("Rules could not be tried", failed);
        }
    }

    private synchronized void rememberWhatDecides() {
        if (live.version().isPresent() && live.version().get() != deciding) {
            var rulebook = live.current();
            proven.addAll(RuleDigest.all(rulebook.content()).values());
            deciding = rulebook.version();
        }
    }

    /** @throws RulebookRejected where the rules must not be compiled here */
    public void demand(RulebookContent content) {
        var problems = problems(content);
        if (!problems.isEmpty()) {
            throw new RulebookRejected(problems);
        }
    }

    private Map<Stage, String> unknown(RulebookContent content) {
        var digests = new TreeMap<>(RuleDigest.all(content));
        digests.values().removeAll(proven);
        return digests;
    }

    private List<RulebookProblem> tried(RulebookContent content, Map<Stage, String> unknown)
            throws IOException, InterruptedException {
        if (unknown.isEmpty()) {
            return List.of();
        }
        var outcome = process.run(new TrialOrder(content.files(), unknown.keySet(), false));
        if (outcome.result().isEmpty()) {
            return List.of(broken(content, unknown.keySet(), outcome));
        }
        var result = outcome.result().get();
        if (result.sound() && result.faults().isEmpty()) {
            proven.addAll(unknown.values());
        }
        return result.faults();
    }

    /** Together they did not come to an end: looks for the one that does not by itself. */
    private RulebookProblem broken(RulebookContent content, Collection<Stage> stages, Outcome together)
            throws IOException, InterruptedException {
        var alone = process.run(new TrialOrder(content.files(), stages, true));
        return alone.end() == End.DONE ? problem(together.end(), together.last()) : problem(alone.end(), alone.last());
    }

    private RulebookProblem problem(End end, Optional<TrialStep> last) {
        var step = last.orElse(new TrialStep("", "", ""));
        boolean named = !step.rule().isEmpty();
        var en = named ? "Rule \"" + step.rule() + "\"" : "Compiling these rules together";
        var zh = named ? "规则“" + step.rule() + "”" : "共同编译这些规则";
        var code =
                switch (end) {
                    case OUT_OF_MEMORY -> "RULE_TAKES_MEMORY";
                    case TOO_LATE -> "RULE_TAKES_TIME";
                    case DIED, DONE -> "RULE_ENDS_PROCESS";
                };
        return RulebookProblem.error(step.file(), step.line(), code, said(end, en, zh))
                .found(step.rule());
    }

    private Sentence said(End end, String en, String zh) {
        long megabytes = config.memory().asLongValue() >> 20;
        return switch (end) {
            case OUT_OF_MEMORY ->
                new Sentence(
                        en + " takes more than the " + megabytes + " MB that it may.",
                        zh + "超出了 " + megabytes + " MB 内存上限。");
            case TOO_LATE ->
                new Sentence(
                        en + " takes longer than the " + config.within().toSeconds() + " s that it may.",
                        zh + "超出了 " + config.within().toSeconds() + " 秒时限。");
            case DIED, DONE -> new Sentence(en + " ended the process that tried it.", zh + "使试运行进程异常终止。");
        };
    }
}
