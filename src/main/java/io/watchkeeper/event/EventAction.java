package io.watchkeeper.event;

import java.util.Optional;

import io.watchkeeper.decision.Grade;

/** What a person does to an event. */
public sealed interface EventAction {
    Kind kind();

    /** What the person wrote about it, empty where nothing. */
    String text();

    /** What the action is called in the event's timeline. */
    enum Kind {
        RESPONDED,
        STEP,
        COMPLETED
    }

    /** Takes the event in hand. */
    record Respond(String text) implements EventAction {
        @Override
        public Kind kind() {
            return Kind.RESPONDED;
        }
    }

    /**
     * Writes down an emergency step that was taken. It changes neither state nor response time.
     *
     * @param plan code of the plan that the step belongs to
     */
    record AddStep(String text, Optional<String> plan) implements EventAction {
        @Override
        public Kind kind() {
            return Kind.STEP;
        }
    }

    /**
     * Ends the handling.
     *
     * @param grade the person's own grade, where the rules' was wrong
     */
    record Complete(String cause, Optional<Grade> grade, String text) implements EventAction {
        @Override
        public Kind kind() {
            return Kind.COMPLETED;
        }
    }
}
