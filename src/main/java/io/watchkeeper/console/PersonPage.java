package io.watchkeeper.console;

import java.util.List;
import java.util.TreeSet;

import io.watchkeeper.access.PersonView;
import io.watchkeeper.access.Roles;
import io.watchkeeper.access.WorkspaceView;
import io.watchkeeper.facts.Sentence;

/**
 * What the page of one person shows.
 *
 * @param oneTimePassword to be handed to them, empty where there is none to show
 * @param refusal why the last wish was not carried out, null where it was
 */
public record PersonPage(PersonView person, List<WorkspaceView> workspaces, String oneTimePassword, Sentence refusal) {
    public boolean inOneWorkspace() {
        return workspaces.size() == 1;
    }

    public boolean hasPassword() {
        return person.signsInBy() == PersonView.SignInBy.PASSWORD;
    }

    public Iterable<String> allRoles() {
        return new TreeSet<>(Roles.ALL);
    }
}
