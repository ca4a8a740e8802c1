package io.watchkeeper.plan;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** Looking at the runs of those workspaces that somebody may see. */
@Singleton
public class RunBrowsing {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int LAST_LINES = 50;
    private static final int LAST_RUNS = 5;

    private final Pool pool;
    private final RunStore store;
    private final Past past;
    private final RollBacks rollBacks;
    private final LiveRulebook rulebooks;

    /** What there has been. */
    @Singleton
    record Past(RunHistory history, RunOutput output) {}

    RunBrowsing(Pool pool, RunStore store, Past past, RollBacks rollBacks, LiveRulebook rulebooks) {
        this.pool = pool;
        this.store = store;
        this.past = past;
        this.rollBacks = rollBacks;
        this.rulebooks = rulebooks;
    }

    /** The latest first. */
    public Uni<RunView.Page> list(Set<String> workspaces, RunFilter filter) {
        return past.history().list(workspaces, filter, filter.limit() + 1).map(rows -> {
            var shown = rows.stream().limit(filter.limit()).toList();
            var next = rows.size() > filter.limit()
                    ? Long.toString(shown.get(filter.limit() - 1).id())
                    : null;
            var rendering = new RunRendering(rulebooks.current());
            return new RunView.Page(shown.stream().map(rendering::inList).toList(), next);
        });
    }

    /** How a plan did lately. */
    public Uni<LastRuns> lately(Set<String> workspaces, String plan) {
        var filter = new RunFilter(Set.of(), Set.of(plan), Optional.empty(), Long.MAX_VALUE, LAST_RUNS);
        return list(workspaces, filter).chain(page -> past.history()
                .rate(workspaces, plan)
                .map(rate -> new LastRuns(page.items(), rate.succeeded(), rate.ended())));
    }

    /** Fails with status 404 where none of the workspaces has such a run. */
    public Uni<RunView> find(Set<String> workspaces, String id) {
        return stored(workspaces, id).chain(this::view);
    }

    Uni<RunView> view(StoredRun run) {
        return past.output().last(run.row().id(), LAST_LINES).chain(lines -> rollBacks
                .possible(pool, run)
                .map(again -> new RunRendering(rulebooks.current()).whole(run, lines, again)));
    }

    Uni<StoredRun> stored(Set<String> workspaces, String id) {
        if (!ID.matcher(id).matches()) {
            throw unknown();
        }
        return store.find(pool, workspaces, Long.parseLong(id)).map(found -> found.orElseThrow(RunBrowsing::unknown));
    }

    /** What it has said, the oldest first. */
    Uni<RunView.Output> output(Set<String> workspaces, String id, RunOutput.Wish wish) {
        return stored(workspaces, id)
                .chain(run -> past.output().list(run.row().id(), wish))
                .map(lines -> new RunView.Output(
                        lines.stream()
                                .map(line -> new RunView.Line(
                                        Long.toString(line.id()), line.part(), line.attempt(), line.at(), line.text()))
                                .toList(),
                        lines.size() == wish.limit()
                                ? Long.toString(lines.get(lines.size() - 1).id())
                                : null));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such run in your workspaces.");
    }
}
