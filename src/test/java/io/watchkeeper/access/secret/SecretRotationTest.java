package io.watchkeeper.access.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretRotationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);
    private static MigratedDatabase database;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void none() {
        database.execute("delete from secret");
    }

    @Test
    void every_secret_is_sealed_anew_and_the_old_key_is_needed_no_more() {
        SecretKeySource before = words("the words of last year", null);
        insert(before, "chat", "c1");
        insert(before, "database", "d1");

        assertThat(command(words("the words of this year", "the words of last year")))
                .isEqualTo(SecretCommand.DONE);

        SecretKeySource after = words("the words of this year", null);
        assertThat(open(after, "chat")).isEqualTo(SecretValue.of("c1"));
        assertThat(open(after, "database")).isEqualTo(SecretValue.of("d1"));
        assertThatThrownBy(() -> open(before, "chat")).isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void all_are_rotated_or_none() {
        insert(words("the words of last year", null), "chat", "c1");
        insert(words("words that are lost", null), "database", "d1");

        assertThat(command(words("the words of this year", "the words of last year")))
                .isEqualTo(SecretCommand.UNREADABLE);

        assertThat(open(words("the words of last year", null), "chat")).isEqualTo(SecretValue.of("c1"));
    }

    @Test
    void the_key_in_the_file_is_replaced_while_nodes_go_on() {
        SecretKeySource running = new SecretKeySource(Optional.empty(), Optional.empty(), folder);
        insert(running, "chat", "c1");

        assertThat(command(new SecretKeySource(Optional.empty(), Optional.empty(), folder)))
                .isEqualTo(SecretCommand.DONE);

        assertThat(open(running, "chat")).isEqualTo(SecretValue.of("c1"));
        assertThat(folder.resolve("secret.key.previous")).doesNotExist();
    }

    @Test
    void a_row_that_was_copied_over_another_one_is_not_opened() {
        SecretKeySource keys = words("the words of this year", null);
        insert(keys, "mine", "m1");
        insert(keys, "theirs", "t1");
        database.execute(
                "update secret set sealed = (select sealed from secret where name = 'theirs') where name = 'mine'");

        assertThatThrownBy(() -> open(keys, "mine"))
                .isInstanceOf(UnreadableSecret.class)
                .hasMessageNotContaining("t1");
    }

    private static int command(SecretKeySource keys) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new SecretCommand(keys, CLOCK, out).run(List.of("rotate-key"), database.pool());
    }

    private SecretKeySource words(String current, String former) {
        return new SecretKeySource(Optional.of(current), Optional.ofNullable(former), folder);
    }

    private static void insert(SecretKeySource keys, String name, String value) {
        SealedSecret sealed = SealedSecret.of(
                reference(name), 1, SecretValue.of(value), keys.keys().current());
        SecretStore.insert(database.pool(), sealed, "li", CLOCK.instant())
                .await()
                .indefinitely();
    }

    private static SecretValue open(SecretKeySource keys, String name) {
        return SecretStore.versions(database.pool(), reference(name))
                .await()
                .indefinitely()
                .get(0)
                .open(keys);
    }

    private static SecretReference reference(String name) {
        return new SecretReference("default", name);
    }
}
