package io.watchkeeper.console;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.object.ObjectView;
import io.watchkeeper.object.change.ChangeBrowsing;
import io.watchkeeper.object.change.ChangeView;

/** The changes that the page of an object tells of. */
@ApplicationScoped
public class ObjectChanges {
    private static final Duration BACK = Duration.ofDays(14);
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final int SHOWN = 10;

    private final ChangeBrowsing changes;
    private final Clock clock;

    ObjectChanges(ChangeBrowsing changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    Uni<List<ChangeView>> of(ObjectView object) {
        var now = clock.instant();
        return changes.covering(object.workspace(), object.is(), now.minus(BACK), now.plus(AHEAD))
                .map(found -> found.stream().limit(SHOWN).toList());
    }
}
