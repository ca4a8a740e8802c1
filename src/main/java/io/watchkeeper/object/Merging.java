package io.watchkeeper.object;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One object out of two that are the same. */
final class Merging {
    private Merging() {}

    /** What the second says stands; of the first it gets the names, and what it did not say itself. */
    static ManagedObject into(StoredObject gone, StoredObject kept) {
        var from = gone.object();
        var to = kept.object();
        return new ManagedObject(
                        to.is(),
                        or(to.application(), from.application()),
                        or(to.product(), from.product()),
                        or(to.site(), from.site()),
                        or(to.redundancyGroup(), from.redundancyGroup()),
                        or(to.environment(), from.environment()),
                        to.importance() == null ? from.importance() : to.importance(),
                        both(to.addresses(), from.addresses()),
                        or(to.connection(), from.connection()),
                        both(to.dependsOn(), from.dependsOn()).stream()
                                .filter(name -> !to.names().contains(name))
                                .filter(name -> !from.names().contains(name))
                                .toList(),
                        to.aliases(),
                        labels(to.labels(), from.labels()),
                        or(to.source(), from.source()),
                        to.state())
                .alsoCalled(from.names());
    }

    private static String or(String said, String other) {
        return said.isEmpty() ? other : said;
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream())
                .distinct()
                .limit(ObjectReader.MOST_VALUES)
                .toList();
    }

    private static Map<String, String> labels(Map<String, String> said, Map<String, String> other) {
        var labels = new TreeMap<>(other);
        labels.putAll(said);
        return labels;
    }
}
