package io.watchkeeper.journal.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.CanonicalJson;
import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.journal.Onlooker;
import io.watchkeeper.journal.shadow.ShadowStore.Of;
import io.watchkeeper.journal.shadow.Waiting.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that cannot be lived with: they cost a thread at most. */
class ShadowDecisionsTest {
    private static final Rulebook LIVE = BuiltInRules.rulebook();

    private final ShadowDecisions decisions = new ShadowDecisions(Duration.ofMillis(200));
    private final ShadowCounts counts = new ShadowCounts(1);

    @AfterEach
    void close() {
        decisions.close();
    }

    @Test
    void signals_are_counted_by_workspace() throws Exception {
        decisions.compare(batch("east", "west", "east"), LIVE, counts);

        assertThat(counts.tally(new Of(1, "east")).counts().signals()).isEqualTo(2);
        assertThat(counts.tally(new Of(1, "west")).counts().differing()).isZero();
        assertThat(decisions.stuck()).isFalse();
    }

    @Test
    void rules_that_do_not_end_are_given_up_and_their_thread_is_known_to_be_lost_until_they_do() throws Exception {
        var end = new CountDownLatch(1);
        var endless = firing(() -> {
            await(end);
            throw new RuleFault("", "too late", null);
        });

        assertThatThrownBy(() -> decisions.compare(batch("east"), endless, counts))
                .isInstanceOf(ShadowDecisions.Unfit.class)
                .hasMessageContaining("too long");
        assertThat(decisions.stuck()).isTrue();

        end.countDown();
        while (decisions.stuck()) {
            Thread.onSpinWait();
        }
        decisions.compare(batch("east"), LIVE, counts);
        assertThat(counts.tally(new Of(1, "east")).counts().signals()).isEqualTo(1);
    }

    @Test
    void a_rule_that_fails_is_named_and_nothing_of_the_batch_is_counted() {
        var failing = firing(() -> {
            throw new RuleFault("Divides by nothing", "/ by zero", null);
        });

        assertThatThrownBy(() -> decisions.compare(batch("east"), failing, counts))
                .hasMessage("Rule \"Divides by nothing\" failed: / by zero");
        assertThat(counts.tally(new Of(1, "east")).counts().signals()).isZero();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The shipped rulebook, but for what happens when a stage runs. */
    private static Rulebook firing(Supplier<Object> fire) {
        return (Rulebook) Proxy.newProxyInstance(
                Rulebook.class.getClassLoader(),
                new Class<?>[] {Rulebook.class},
                (proxy, method, arguments) ->
                        method.getName().equals("fire") ? fire.get() : method.invoke(LIVE, arguments));
    }

    private static Batch batch(String... workspaces) {
        var signals = List.of(workspaces).stream()
                .map(workspace -> new Onlooker.Signal(workspace, 7, OptionalLong.of(8), decided()))
                .toList();
        return new Batch(LIVE, signals, System.nanoTime());
    }

    private static String decided() {
        var alert = new Alert(
                "",
                "test",
                "HostHighCpuLoad",
                "warning",
                "FIRING",
                "",
                Set.of("host", "cpu"),
                Set.of(),
                Map.of(),
                Map.of());
        var recognised = DecisionPipeline.recognise(LIVE, List.of(alert), Optional.empty());
        var situation = new Situation(recognised.get(0), EventContext.fresh(3600, 600));
        return CanonicalJson.of(
                DecisionPipeline.decide(LIVE, List.of(situation)).get(0));
    }
}
