package io.watchkeeper.remote;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys by which hosts are known, pinned by an operator. A host that shows another key is not talked to.
 *
 * @param lines as {@code ssh-keyscan} prints them
 */
public record KnownHosts(List<Line> lines) {
    private static final String KEY = "[a-z0-9@.-]{1,60} [A-Za-z0-9+/=]{16,2000}";
    private static final String NAMES = "(\\*|[A-Za-z0-9.\\[\\]:*_-]+)(,[A-Za-z0-9.\\[\\]:*_-]+)*";
    private static final int SSH = 22;

    /** @param key type and key in Base64, parted by a blank */
    public record Line(List<String> names, String key) {
        private boolean names(String host, int port) {
            return names.stream()
                    .anyMatch(name -> name.equals("*")
                            || name.equals("[" + host + "]:" + port)
                            || port == SSH && name.equalsIgnoreCase(host));
        }
    }

    /** Empty where a line is none of {@code ssh-keyscan}'s, or there is none. */
    public static Optional<KnownHosts> read(String text) {
        var written = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (written.isEmpty() || !written.stream().allMatch(line -> line.matches(NAMES + "\\s+" + KEY + "(\\s.*)?"))) {
            return Optional.empty();
        }
        return Optional.of(new KnownHosts(written.stream()
                .map(line -> line.split("\\s+"))
                .map(parts -> new Line(Stream.of(parts[0].split(",")).toList(), parts[1] + " " + parts[2]))
                .toList()));
    }

    /** @param shown type and key in Base64 */
    boolean knows(String host, int port, String shown) {
        return lines.stream()
                .anyMatch(line -> line.names(host, port) && line.key().equals(shown));
    }
}
