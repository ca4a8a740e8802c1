package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.access.NewWorkspace;
import io.watchkeeper.access.WorkspaceView;
import io.watchkeeper.facts.Sentence;

/**
 * What the list of workspaces shows.
 *
 * @param typed what was refused, else empty texts
 * @param refusal why it was, null where nothing was
 */
public record WorkspaceListing(List<WorkspaceView> workspaces, NewWorkspace typed, Sentence refusal) {}
