package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.facts.Sentence;
import io.watchkeeper.object.change.ChangeKind;
import io.watchkeeper.object.change.ChangeState;
import io.watchkeeper.object.change.ChangeView;

/**
 * What the list of changes shows.
 *
 * @param faults what the address asks that cannot be answered
 */
public record ChangeListing(ChangeView.Page page, List<Sentence> faults) {
    public List<ChangeState> states() {
        return List.of(ChangeState.values());
    }

    public List<ChangeKind> kinds() {
        return List.of(ChangeKind.values());
    }
}
