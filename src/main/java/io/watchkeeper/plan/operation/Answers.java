package io.watchkeeper.plan.operation;

import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the answer of a web server says about whether something was done. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_MEMBERS = 20;
    private static final int LONGEST = 1000;
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private Answers() {}

    static Outcome outcome(SendingClient.Reply reply, Output output) {
        if (reply instanceof SendingClient.Reply.NotSent unsent) {
            return new Outcome.Failed(unsent.why());
        }
        if (reply instanceof SendingClient.Reply.NoAnswer silent) {
            return new Outcome.Unknown(silent.why());
        }
        var answered = (SendingClient.Reply.Answered) reply;
        output.line("HTTP " + answered.status());
        answered.body().lines().forEach(output::line);
        int status = answered.status();
        if (status >= OK && status < REDIRECT) {
            return done(answered);
        }
        var why = "the answer is " + status + " " + shortened(answered.body());
        // a server, or one before it, that broke may have broken after it had done it
        return status >= SERVER_ERROR && status != NOT_IMPLEMENTED ? new Outcome.Unknown(why) : new Outcome.Failed(why);
    }

    /** With the plain members of a JSON answer, so that a later step can name what this one made. */
    private static Outcome done(SendingClient.Reply.Answered answered) {
        var outputs = new TreeMap<String, String>();
        json(answered.body()).properties().forEach(member -> {
            if (outputs.size() < MOST_MEMBERS
                    && member.getValue().isValueNode()
                    && member.getKey().matches("[A-Za-z][A-Za-z0-9]{0,40}")) {
                outputs.put(member.getKey(), shortened(member.getValue().asText()));
            }
        });
        outputs.put("status", Integer.toString(answered.status()));
        return new Outcome.Done(outputs);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        } catch (JsonProcessingException noJson) {
            return JSON.createObjectNode();
        }
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
