package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.access.WorkspaceView;

/**
 * The workspaces between which a page leads that shows one at a time.
 *
 * @param path of the page
 * @param chosen code of the one that is shown
 * @param all those in which the person may do what the page is about
 */
public record WorkspaceChoice(String path, String chosen, List<WorkspaceView> all) {
    public boolean several() {
        return all.size() > 1;
    }

    /** Of the page that is shown. */
    public String address() {
        return address(chosen);
    }

    /** Of the page of another one; codes hold nothing that an address would have to escape. */
    public String address(String workspace) {
        return several() ? path + "?workspace=" + workspace : path;
    }
}
