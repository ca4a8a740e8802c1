package io.watchkeeper.facts;

/**
 * A grave event on what the target needs: while that is down, nothing that is done to the target helps.
 *
 * @param event its id
 * @param object that it is about
 */
public record BlockingEvent(String signal, String event, String scenario, String object, String grade) implements Fact {
    public BlockingEvent {
        signal = Normal.text(signal);
        event = Normal.text(event);
        scenario = Normal.text(scenario);
        object = Normal.text(object);
        grade = Normal.text(grade);
    }
}
