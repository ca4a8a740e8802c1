package io.watchkeeper.access.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyTest {
    private static final SecretValue VALUE = SecretValue.of("correct horse 马");
    private static final String PLACE = "default\nchat\n1";

    private final SecretKey key = SecretKey.ofWords("a phrase of the operator");

    @TempDir
    Path folder;

    @Test
    void what_was_sealed_opens_with_the_same_words() {
        String sealed = key.seal(VALUE, PLACE);

        assertThat(sealed).doesNotContain("correct");
        assertThat(SecretKey.ofWords("a phrase of the operator").open(sealed, PLACE))
                .isEqualTo(VALUE);
        assertThat(key.seal(VALUE, PLACE)).as("a fresh nonce each time").isNotEqualTo(sealed);
    }

    @Test
    void it_opens_at_no_other_place_and_with_no_other_key() {
        String sealed = key.seal(VALUE, PLACE);

        assertThatThrownBy(() -> key.open(sealed, "default\nchat\n2")).isInstanceOf(UnreadableSecret.class);
        assertThatThrownBy(() -> key.open(sealed, "other\nchat\n1")).isInstanceOf(UnreadableSecret.class);
        assertThatThrownBy(() -> SecretKey.ofWords("a phrase of somebody else").open(sealed, PLACE))
                .isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void an_altered_text_opens_nowhere() {
        String sealed = key.seal(VALUE, PLACE);
        int middle = sealed.length() - 5;
        String altered =
                sealed.substring(0, middle) + (sealed.charAt(middle) == 'A' ? 'B' : 'A') + sealed.substring(middle + 1);

        assertThatThrownBy(() -> key.open(altered, PLACE)).isInstanceOf(UnreadableSecret.class);
        assertThatThrownBy(() -> key.open("nonsense", PLACE)).isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void a_value_shows_itself_to_nothing() throws JsonProcessingException {
        assertThat(VALUE.toString()).isEqualTo("***");
        assertThat("%s".formatted(VALUE)).isEqualTo("***");
        assertThat(new ObjectMapper().writeValueAsString(Map.of("password", VALUE)))
                .isEqualTo("{\"password\":\"***\"}");
    }

    @Test
    void the_file_is_made_for_its_owner_only_and_lasts() throws IOException {
        String first = new SecretKeyFile(folder).keys().get(0).id();

        assertThat(new SecretKeyFile(folder).keys().get(0).id()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_others_may_read_is_refused() throws IOException {
        new SecretKeyFile(folder).keys();
        Files.setPosixFilePermissions(folder.resolve("secret.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> new SecretKeyFile(folder).keys())
                .hasRootCauseMessage(folder.resolve("secret.key")
                        + " may be read by others; allow it to its owner only (chmod 600), and rotate the key");
    }

    @Test
    void a_rotation_that_was_interrupted_goes_on_with_the_same_key() {
        SecretKeyFile file = new SecretKeyFile(folder);
        String old = file.keys().get(0).id();
        file.rotate();
        String fresh = file.keys().get(0).id();

        new SecretKeyFile(folder).rotate();

        assertThat(file.keys()).extracting(SecretKey::id).containsExactly(fresh, old);
        file.finish();
        assertThat(file.keys()).extracting(SecretKey::id).containsExactly(fresh);
    }
}
