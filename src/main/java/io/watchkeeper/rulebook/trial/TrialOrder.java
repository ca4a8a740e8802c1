package io.watchkeeper.rulebook.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.trial.StageTrial;
import io.watchkeeper.decision.trial.TrialStep;

/**
 * What the service asks of the other process, on its standard input.
 *
 * @param files of the whole content
 * @param apart whether each rule is tried by itself
 */
record TrialOrder(Map<String, String> files, Collection<Stage> stages, boolean apart) {
    /** JSON without a mark of its own: only the two processes of one release read it. */
    static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    /**
     * A line of what the other process says.
     *
     * @param step what it does next, or null
     * @param result its last line, or null
     */
    record Line(TrialStep step, StageTrial.Result result) {}

    RulebookContent content() {
        return RulebookContent.of(files);
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static TrialOrder read(InputStream from) throws IOException {
        return JSON.readValue(from, TrialOrder.class);
    }
}
