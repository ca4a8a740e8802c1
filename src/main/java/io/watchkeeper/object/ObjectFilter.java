package io.watchkeeper.object;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.watchkeeper.problem.FilterReader;
import io.watchkeeper.problem.ProblemException;

/**
 * Which objects, and how many. An empty set asks for every value, but for states: dismissed ones are shown to who asks for them.
 *
 * @param text part of the name, an alias, an address or the application, in any case
 * @param after the end of the page before this one
 */
public record ObjectFilter(
        Set<String> kinds,
        Set<String> sites,
        Set<String> applications,
        Set<String> products,
        Set<String> environments,
        Set<ObjectState> states,
        Optional<String> text,
        int limit,
        Optional<ObjectCursor> after) {
    static final int MOST = 500;
    private static final int USUAL = 50;

    public ObjectFilter {
        states = states.isEmpty() ? Set.of(ObjectState.CONFIRMED, ObjectState.UNCONFIRMED) : Set.copyOf(states);
    }

    /** @throws ProblemException of status 400 that names every value that cannot be used */
    public static ObjectFilter parse(Map<String, List<String>> parameters) {
        var reader = new FilterReader(parameters, "objects");
        var kinds = reader.texts("kind").stream()
                .map(text -> ObjectKind.parse(text).orElse(text))
                .collect(Collectors.toSet());
        var sites = reader.texts("site");
        var applications = reader.texts("application");
        var products = reader.texts("product");
        var environments = reader.texts("environment");
        var states = reader.names("state", ObjectState.class);
        var text = reader.single("q");
        var limit = reader.limit(MOST, USUAL);
        var cursor = reader.single("cursor");
        var after = cursor.flatMap(ObjectCursor::parse);
        if (cursor.isPresent() && after.isEmpty()) {
            reader.flaw("cursor", "UNKNOWN_CURSOR", "is not a nextCursor of an earlier answer", "不是先前应答中的 nextCursor");
        }
        reader.refuseFlaws();
        return new ObjectFilter(kinds, sites, applications, products, environments, states, text, limit, after);
    }

    /** The page after this object. */
    ObjectFilter goingOn(StoredObject last, int most) {
        return new ObjectFilter(
                kinds,
                sites,
                applications,
                products,
                environments,
                states,
                text,
                most,
                Optional.of(ObjectCursor.after(last)));
    }
}
