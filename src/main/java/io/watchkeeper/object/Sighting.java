package io.watchkeeper.object;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object as a signal spoke of it.
 *
 * @param labels of the signal
 */
public record Sighting(ObjectName is, String application, String environment, Map<String, String> labels, Instant at) {
    private static final List<String> SITE =
            List.of("site", "datacenter", "data_center", "dc", "idc", "zone", "topology_kubernetes_io_zone", "region");

    private static final List<String> PRODUCT = List.of("product", "product_line");
    /** What tells a machine or a pod from others of its name. */
    private static final List<String> KEPT = List.of("cluster", "namespace", "region", "job", "team", "owner");

    private static final String SOURCE = "signals";

    /** What is known by it, nobody having confirmed that. */
    public ManagedObject learned() {
        return new ManagedObject(
                is,
                shortened(application, ObjectField.APPLICATION),
                first(PRODUCT, ObjectField.PRODUCT),
                first(SITE, ObjectField.SITE),
                "",
                shortened(environment, ObjectField.ENVIRONMENT),
                null,
                List.of(),
                "",
                carrier().stream().toList(),
                List.of(),
                kept(),
                SOURCE,
                ObjectState.UNCONFIRMED);
    }

    /** Whether it can be kept as it is called. */
    boolean usable() {
        return ObjectReader.writable(is.name(), ObjectField.NAME);
    }

    /** A pod runs on its node. */
    private Optional<ObjectName> carrier() {
        return is.kind().equals("pod") ? ObjectName.learned("node", text("node")) : Optional.empty();
    }

    private Map<String, String> kept() {
        var kept = new TreeMap<String, String>();
        KEPT.stream().filter(label -> !text(label).isEmpty()).forEach(label -> kept.put(label, text(label)));
        return kept;
    }

    private String first(List<String> names, ObjectField field) {
        return names.stream()
                .map(this::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> shortened(text, field))
                .orElse("");
    }

    private String text(String label) {
        var text = labels.getOrDefault(label, "").strip();
        return ObjectReader.writable(text, ObjectField.NAME) ? text : "";
    }

    private static String shortened(String text, ObjectField field) {
        return ObjectReader.writable(text, field) ? text : "";
    }
}
