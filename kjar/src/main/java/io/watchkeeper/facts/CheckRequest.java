package io.watchkeeper.facts;

/**
 * What is to be measured before the diagnosis goes on.
 *
 * @param check a code of {@code diagnosis/checks.csv}
 * @param arguments of the check, such as {@code host = ${event.object}; port = 5432}
 */
public record CheckRequest(String signal, String check, String arguments) implements DecisionFact {
    public CheckRequest {
        signal = Normal.text(signal);
        check = Normal.text(check);
        arguments = Normal.text(arguments);
    }

    @Override
    public CheckRequest as(String other) {
        return new CheckRequest(other, check, arguments);
    }
}
