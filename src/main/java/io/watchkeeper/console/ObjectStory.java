package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.event.RiskEventView;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.object.Neighbourhood;
import io.watchkeeper.object.Neighbourhood.Node;
import io.watchkeeper.object.ObjectField;
import io.watchkeeper.object.ObjectState;
import io.watchkeeper.object.ObjectView;
import io.watchkeeper.object.change.ChangeView;

/**
 * All that the page of one object tells.
 *
 * @param picture null where nothing needs it and it needs nothing
 * @param changes that cover it, of the last weeks and planned ones
 * @param refusal why the last change was not made, or null
 */
public record ObjectStory(
        ObjectView object,
        ObjectForm form,
        Neighbourhood around,
        ObjectPicture picture,
        List<RiskEventView> events,
        List<ChangeView> changes,
        Sentence refusal) {
    public boolean unconfirmed() {
        return object.state() == ObjectState.UNCONFIRMED;
    }

    public boolean dismissed() {
        return object.state() == ObjectState.DISMISSED;
    }

    public List<String> values(ObjectField field) {
        return object.content().values(field);
    }

    /** What it needs, directly. */
    public List<Node> needs() {
        return around.nodes().stream()
                .filter(node -> around.needs().contains(new Neighbourhood.Need(object.is(), node.is())))
                .toList();
    }

    /** Those that need it, directly. */
    public List<Node> neededBy() {
        return around.nodes().stream()
                .filter(node -> around.needs().contains(new Neighbourhood.Need(node.is(), object.is())))
                .toList();
    }

    ObjectStory refused(ObjectForm typed, Sentence why) {
        return new ObjectStory(object, typed, around, picture, events, changes, why);
    }
}
