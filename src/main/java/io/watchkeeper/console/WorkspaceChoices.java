package io.watchkeeper.console;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Workspaces;

/** Finds out which workspace a page shows, and which others it could. */
@Singleton
class WorkspaceChoices {
    private final Workspaces workspaces;
    private final Caller caller;

    WorkspaceChoices(Workspaces workspaces, Caller caller) {
        this.workspaces = workspaces;
        this.caller = caller;
    }

    /**
     * Throws a {@link io.watchkeeper.problem.ProblemException} of status 404 or 403 for a workspace in which the person may not do this.
     *
     * @param asked null or blank where none was
     */
    Uni<WorkspaceChoice> at(String path, String permission, String asked) {
        var chosen = caller.workspaceFor(permission, asked == null || asked.isBlank() ? null : asked);
        return workspaces
                .visible()
                .map(all -> all.stream()
                        .filter(workspace -> caller.grants().in(workspace.code(), permission))
                        .toList())
                .map(all -> new WorkspaceChoice(path, chosen, all));
    }
}
