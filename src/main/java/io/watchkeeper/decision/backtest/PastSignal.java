package io.watchkeeper.decision.backtest;

import java.util.Map;
import java.util.OptionalLong;

import io.watchkeeper.decision.CanonicalJson;
import io.watchkeeper.decision.PastDecision;

/**
 * A signal of the journal and the decision that was made on it.
 *
 * @param event that it belongs to; empty for one that only was recorded
 * @param version of the rulebook that decided
 */
public record PastSignal(long id, OptionalLong event, long version, PastDecision decision) {
    /**
     * One line of exported signals, which {@link #read} takes.
     *
     * @param decision a JSON object without line breaks, its keys in any order
     */
    public static String line(long id, OptionalLong event, long version, String decision) {
        return "{\"id\":\"" + id + "\",\"event\":"
                + (event.isPresent() ? "\"" + event.getAsLong() + "\"" : "null") + ",\"rulebookVersion\":" + version
                + ",\"decision\":" + decision + "}";
    }

    /**
     * One line of exported signals: an object with {@code id}, {@code event}, {@code rulebookVersion} and {@code decision}, others being nobody's concern here.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static PastSignal read(String line) {
        var tree = CanonicalJson.read(line);
        try {
            @SuppressWarnings("unchecked") // JSON objects have texts as keys
            var decision = (Map<String, Object>) tree.get("decision");
            var event = (String) tree.get("event");
            return new PastSignal(
                    Long.parseLong((String) tree.get("id")),
                    event == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(event)),
                    (Long) tree.get("rulebookVersion"),
                    PastDecision.of(decision));
        } catch (RuntimeException foreign) {
            throw new IllegalArgumentException("not an exported signal", foreign);
        }
    }
}
