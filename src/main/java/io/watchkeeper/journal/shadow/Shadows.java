package io.watchkeeper.journal.shadow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.decision.backtest.SignalCounts;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.journal.shadow.ShadowStore.Counted;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.shadow.ShadowRun;
import io.watchkeeper.rulebook.shadow.ShadowRuns;

/** What was counted of shadows, added up over nodes and over the workspaces that the caller may see. */
@ApplicationScoped
public class Shadows {
    private final ShadowRuns runs;
    private final ShadowStore store;
    private final RulebookRepository rulebooks;
    private final Caller caller;

    Shadows(ShadowRuns runs, ShadowStore store, RulebookRepository rulebooks, Caller caller) {
        this.runs = runs;
        this.store = store;
        this.rulebooks = rulebooks;
        this.caller = caller;
    }

    /** The last time in which the version was in shadow; empty where it never was. */
    public Uni<Optional<Shadow>> find(long version) {
        var workspaces = caller.workspaces();
        return runs.latest(version)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : store.read(found.get().id(), workspaces).chain(counted -> rulebooks
                                .liveVersion()
                                .map(live -> Optional.of(of(found.get(), counted, live.orElse(0L))))));
    }

    private static Shadow of(ShadowRun run, List<Counted> all, long live) {
        var with = run.end().isEmpty() || all.isEmpty() ? live : all.get(0).of().liveVersion();
        var counted = all.stream().filter(one -> one.of().liveVersion() == with).toList();
        var counts = counted.stream().map(Counted::counts).reduce(SignalCounts.NONE, SignalCounts::plus);
        long dropped = counted.stream().mapToLong(Counted::dropped).sum();
        return new Shadow(
                run.version(),
                run.end().isEmpty(),
                run.reason(),
                run.createdBy(),
                run.beganAt(),
                run.end().map(ShadowRun.End::at).orElse(null),
                run.end().map(ShadowRun.End::ending).orElse(null),
                run.end()
                        .map(ShadowRun.End::failure)
                        .filter(why -> !why.isEmpty())
                        .orElse(null),
                with,
                since(counted),
                counts.signals(),
                dropped,
                counts.differing(),
                sentences(counts, dropped),
                counts.matrix(),
                counts.examples());
    }

    private static Instant since(List<Counted> counted) {
        return counted.stream()
                .map(Counted::since)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<Sentence> sentences(SignalCounts counts, long dropped) {
        var sentences = new ArrayList<>(counts.sentences());
        long all = counts.signals() + dropped;
        sentences.add(new Sentence(
                "%,d of %,d signals were compared.".formatted(counts.signals(), all),
                "共 %2$,d 条信号，已对比 %1$,d 条。".formatted(counts.signals(), all)));
        return sentences;
    }
}
