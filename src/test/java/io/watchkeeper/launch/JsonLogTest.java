package io.watchkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.logging.Handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.watchkeeper.rulebook.LogFields;
import io.watchkeeper.testing.DatabaseForTests;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(JsonLogTest.OnRequest.class)
class JsonLogTest {
    public static final class OnRequest implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("WATCHKEEPER_LOG_JSON", "true");
        }
    }

    @Test
    void a_line_is_an_object_that_names_the_event_and_the_rulebook() throws JsonProcessingException {
        var line = new String[1];
        LogFields.of(4711, 3, () -> line[0] = console().getFormatter().format(record()));

        var json = new ObjectMapper().readTree(line[0]);
        assertThat(json.get("message").asText()).isEqualTo("event.respond of event 4711 by liwei");
        assertThat(json.get("level").asText()).isEqualTo("INFO");
        assertThat(json.get("timestamp").asText()).endsWith("Z");
        assertThat(json.get("mdc").get("eventId").asText()).isEqualTo("4711");
        assertThat(json.get("mdc").get("rulebookVersion").asText()).isEqualTo("3");
    }

    private static ExtLogRecord record() {
        return new ExtLogRecord(Level.INFO, "event.respond of event 4711 by liwei", JsonLogTest.class.getName());
    }

    private static Handler console() {
        return Arrays.stream(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
