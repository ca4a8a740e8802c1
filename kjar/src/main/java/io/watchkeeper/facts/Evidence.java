package io.watchkeeper.facts;

/**
 * What a check answered at a node. A check without an answer is evidence, too.
 *
 * @param status OK, NO_ANSWER or ERROR
 * @param value in the unit of the check; 0 where the answer is no number
 * @param text of the answer; empty where it is a number
 */
public record Evidence(String signal, String node, String status, double value, String text) implements Fact {
    public static final String OK = "OK";
    public static final String NO_ANSWER = "NO_ANSWER";
    public static final String ERROR = "ERROR";

    public Evidence {
        signal = Normal.text(signal);
        node = Normal.text(node);
        status = Normal.text(status);
        value = Normal.number(value);
        text = Normal.text(text);
    }
}
