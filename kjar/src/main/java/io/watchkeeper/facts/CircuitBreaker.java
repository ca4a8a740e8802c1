package io.watchkeeper.facts;

/**
 * Whether failures have stopped self-heal until a person closes the breaker.
 *
 * @param scope that it covers, such as {@code scenario:HOST-DISK-SPACE}
 * @param failures that opened it
 */
public record CircuitBreaker(String signal, String scope, boolean open, long failures) implements Fact {
    public CircuitBreaker {
        signal = Normal.text(signal);
        scope = Normal.text(scope);
    }
}
