package io.watchkeeper.console;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.object.change.ChangeBrowsing;
import io.watchkeeper.object.change.ChangeEditing;
import io.watchkeeper.object.change.ChangeFilter;
import io.watchkeeper.object.change.ChangeView;
import io.watchkeeper.object.change.SuppressedSignal;
import io.watchkeeper.object.change.SuppressedSignals;

/** What the pages about changes do for the person before them. */
@ApplicationScoped
public class ChangeDesk {
    private final ChangeBrowsing browsing;
    private final ChangeEditing editing;
    private final SuppressedSignals suppressed;
    private final Caller caller;

    ChangeDesk(ChangeBrowsing browsing, ChangeEditing editing, SuppressedSignals suppressed, Caller caller) {
        this.browsing = browsing;
        this.editing = editing;
        this.suppressed = suppressed;
        this.caller = caller;
    }

    Uni<ChangeView.Page> list(String workspace, ChangeFilter filter) {
        return browsing.list(caller.workspaces(workspace), filter);
    }

    Uni<ChangeView> find(String workspace, String id) {
        return browsing.find(caller.workspaces(workspace), id);
    }

    Uni<List<SuppressedSignal>> suppressed(ChangeView change) {
        return suppressed.list(change.workspace(), change.id());
    }

    Uni<ChangeView> record(String workspace, JsonNode body) {
        return editing.record(workspace, body).map(ChangeEditing.Recorded::change);
    }

    Uni<ChangeView> close(String workspace, String id) {
        return find(workspace, id)
                .invoke(change -> caller.grants().demand(Permissions.RECORD_CHANGES, change.workspace()))
                .chain(change -> editing.close(change.workspace(), id));
    }
}
