package io.watchkeeper.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name and what stands under it, as senders wrote it: hostile until shown as text. */
public record NamedText(String name, String value) {
    private static final Set<String> WEB = Set.of("http", "https");

    /** Whether the whole value is the address of a web page, and so may be followed. */
    public boolean link() {
        try {
            var uri = new URI(value);
            return uri.getScheme() != null
                    && WEB.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    /** What is empty is not told; the members of a map are told each by its own name. */
    static Stream<NamedText> flat(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().flatMap(entry -> flat(String.valueOf(entry.getKey()), entry.getValue()));
        }
        var text = value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
        return value == null || text.isEmpty() ? Stream.empty() : Stream.of(new NamedText(name, text));
    }
}
