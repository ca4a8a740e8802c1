package io.watchkeeper.rulebook.shadow;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.rulebook.LogFields;
import io.watchkeeper.rulebook.RetiredRulebooks;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.shadow.ShadowRun.Ending;

/** The version that is in shadow on this node: follows what the store says, as the live one is followed. */
@Singleton
public class ShadowRulebook {
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final ShadowRuns runs;
    private final ShadowDesk desk;
    private final RulebookRepository rulebooks;
    private final RetiredRulebooks retired;
    private volatile Optional<Compiled> current = Optional.empty();

    ShadowRulebook(ShadowRuns runs, ShadowDesk desk, RulebookRepository rulebooks, RetiredRulebooks retired) {
        this.runs = runs;
        this.desk = desk;
        this.rulebooks = rulebooks;
        this.retired = retired;
    }

    public record Compiled(ShadowRun run, Rulebook rulebook) {}

    /** Empty where none is in shadow. */
    public Optional<Compiled> current() {
        return current;
    }

    /** Also called by who has just changed it here, so as not to wait for the next second. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void refresh() {
        try {
            follow(ask(runs.current()));
        } catch (RuntimeException failed) {
            Log.debugf("Which version is in shadow could not be looked up: %s", failed.getMessage());
        }
    }

    private void follow(Optional<ShadowRuns.Current> found) {
        if (found.flatMap(ShadowRuns.Current::over).isPresent()) {
            var over = found.get();
            use(Optional.empty());
            ask(desk.takeOut(over.run(), over.over().get(), ""));
            return;
        }
        var wanted = found.map(ShadowRuns.Current::run);
        if (!wanted.map(ShadowRun::id)
                .equals(current.map(compiled -> compiled.run().id()))) {
            use(Optional.empty());
            wanted.ifPresent(this::compile);
        }
    }

    private void compile(ShadowRun run) {
        try {
            ask(rulebooks.findWhole(run.version()))
                    .map(StoredRulebook::content)
                    // another content is another shadow: the next look ends this one
                    .filter(content -> content.digest().equals(run.digest()))
                    .map(content -> RulebookCompiler.compile(run.version(), content))
                    .ifPresent(rulebook -> use(Optional.of(new Compiled(run, rulebook))));
        } catch (RulebookRejected rejected) {
            takeOut(run, "It does not compile: " + rejected.getMessage());
        }
    }

    private void use(Optional<Compiled> next) {
        current.map(Compiled::rulebook).ifPresent(retired::add);
        current = next;
        next.ifPresent(compiled -> LogFields.of(
                compiled.run().version(),
                () -> Log.infof(
                        "Rulebook version %d decides in shadow",
                        (Long) compiled.run().version())));
    }

    /** Ends it on all nodes because its rules cannot be used; on a thread that may wait. */
    public void takeOut(ShadowRun run, String why) {
        LogFields.of(
                run.version(),
                () -> Log.warnf("Rulebook version %d is taken out of shadow: %s", (Long) run.version(), why));
        ask(desk.takeOut(run, Ending.FAILED, why));
        refresh();
    }

    private static <T> T ask(Uni<T> question) {
        return question.await().atMost(STORE_ANSWERS_WITHIN);
    }
}
