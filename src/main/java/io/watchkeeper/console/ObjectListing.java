package io.watchkeeper.console;

import java.util.List;
import java.util.Map;

import io.watchkeeper.facts.Sentence;
import io.watchkeeper.object.ObjectField;
import io.watchkeeper.object.ObjectKind;
import io.watchkeeper.object.ObjectState;
import io.watchkeeper.object.ObjectView;

/**
 * What the list of objects shows beside its filter.
 *
 * @param counts of all objects, whatever the filter
 * @param faults what the address asks that cannot be answered
 */
public record ObjectListing(ObjectView.Page page, Map<ObjectState, Long> counts, List<Sentence> faults) {
    public List<String> kinds() {
        return ObjectKind.known();
    }

    public List<ObjectState> states() {
        return List.of(ObjectState.values());
    }

    /** The fields that narrow the list. */
    public List<ObjectField> filters() {
        return List.of(
                ObjectField.KIND,
                ObjectField.APPLICATION,
                ObjectField.PRODUCT,
                ObjectField.SITE,
                ObjectField.ENVIRONMENT);
    }

    public ObjectField applicationField() {
        return ObjectField.APPLICATION;
    }

    public ObjectField siteField() {
        return ObjectField.SITE;
    }

    public ObjectField environmentField() {
        return ObjectField.ENVIRONMENT;
    }

    public ObjectField importanceField() {
        return ObjectField.IMPORTANCE;
    }

    public ObjectField stateField() {
        return ObjectField.STATE;
    }

    /** Whether there is any object at all. */
    public boolean any() {
        return counts.values().stream().anyMatch(count -> count > 0);
    }
}
