package io.watchkeeper.plan;

import static io.watchkeeper.store.BulkWrite.column;

import java.util.List;

import io.vertx.core.json.JsonObject;
import io.watchkeeper.plan.RunTransitions.Wanted;
import io.watchkeeper.plan.machine.Advance;
import io.watchkeeper.plan.machine.PartProgress;

/** What transitions change in parts, and begin: an array a column. */
final class TransitionColumns {
    private TransitionColumns() {}

    private record Changed(long run, String part, PartProgress now) {}

    private record Begun(long run, Advance.Start start) {}

    /** Only those that are not as they were. */
    static List<Object> parts(List<Wanted> wanted) {
        var changed = wanted.stream()
                .flatMap(one -> one.move().to().parts().entrySet().stream()
                        .filter(part -> !part.getValue()
                                .equals(one.from().progress().parts().get(part.getKey())))
                        .map(part -> new Changed(one.run(), part.getKey(), part.getValue())))
                .toList();
        var now = changed.stream().map(Changed::now).toList();
        return List.of(
                column(changed, Changed::run, Long[]::new),
                column(changed, Changed::part, String[]::new),
                column(now, part -> part.standing().name(), String[]::new),
                column(now, PartProgress::attempt, Integer[]::new),
                column(now, PartProgress::failures, Integer[]::new),
                column(now, part -> part.pause().toMillis(), Long[]::new),
                column(now, PartProgress::done, Integer[]::new),
                column(now, TransitionColumns::outputs, String[]::new),
                column(now, PartProgress::why, String[]::new));
    }

    private static String outputs(PartProgress part) {
        var outputs = new JsonObject();
        part.outputs().forEach(outputs::put);
        return outputs.encode();
    }

    /** Calls that are made once they are stored. */
    static List<Object> starts(List<Wanted> wanted) {
        var begun = wanted.stream()
                .flatMap(one -> one.move().starts().stream().map(start -> new Begun(one.run(), start)))
                .toList();
        var starts = begun.stream().map(Begun::start).toList();
        return List.of(
                column(begun, Begun::run, Long[]::new),
                column(starts, Advance.Start::part, String[]::new),
                column(starts, Advance.Start::attempt, Integer[]::new),
                column(starts, start -> start.call().timeout().toMillis(), Long[]::new));
    }
}
