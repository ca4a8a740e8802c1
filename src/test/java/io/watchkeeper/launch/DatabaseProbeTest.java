package io.watchkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseProbeTest {
    @TempDir
    Path folder;

    @Test
    void a_database_that_answers_is_taken_and_a_wrong_password_is_named_but_not_shown() {
        try (var database = EmbeddedDatabase.start(folder)) {
            var right = database.address();
            assertThat(DatabaseProbe.check(right)).isEqualTo(right);

            var wrong = new DatabaseAddress(
                    right.host(), right.port(), right.database(), right.user(), "hidden-word", right.query());
            assertThatThrownBy(() -> DatabaseProbe.check(wrong))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("password authentication failed")
                    .hasMessageNotContaining("hidden-word");
        }
    }

    @Test
    void where_nobody_answers_the_address_is_said() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var nobody = new DatabaseAddress("localhost", port, "risk", "watch", "hidden-word", "");

        assertThatThrownBy(() -> DatabaseProbe.check(nobody))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("watch@localhost:" + port + "/risk")
                .hasMessageNotContaining("hidden-word");
    }
}
