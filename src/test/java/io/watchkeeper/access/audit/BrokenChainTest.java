package io.watchkeeper.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.audit.Finding.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with all rights on the database does to the record is found. */
class BrokenChainTest {
    private static ChainForTests chain;

    @BeforeAll
    static void start() {
        chain = new ChainForTests();
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    @BeforeEach
    void tenSealedEntries() {
        chain.tamper(
                """
                truncate audit_entry, audit_seal, audit_checkpoint, audit_waiting restart identity;
                update audit_head set sequence = 0, hash = repeat('0', 64)""");
        chain.write(10);
        chain.seal();
    }

    @Test
    void an_untouched_chain_is_whole() {
        ChainReport report = chain.verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.links()).isEqualTo(10);
        assertThat(report.waiting()).isZero();
        assertThat(report.head().sequence()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'wang'",
                "at = at + interval '1 microsecond'",
                "action = 'token.revoke'",
                "target = 'object-x'",
                "detail = '{\"name\":\"other\"}'",
                "address = null",
                "reason = 'another'",
                "before = null",
                "after = '{}'",
                "workspace = 'other'"
            })
    void a_changed_entry_is_named(String change) {
        chain.tamper("update audit_entry set " + change + " where id = 4");

        assertThat(chain.verify().findings()).containsExactly(new Finding(Kind.CHANGED, 4, 4));
    }

    @Test
    void a_removed_entry_is_named() {
        chain.tamper("delete from audit_entry where id = 4");

        assertThat(chain.verify().findings()).containsExactly(new Finding(Kind.REMOVED, 4, 4));
    }

    @Test
    void a_removed_entry_with_its_seal_is_named() {
        chain.tamper("delete from audit_entry where id = 4; delete from audit_seal where entry_id = 4");

        assertThat(chain.verify().findings()).contains(new Finding(Kind.GAP, 5, 5), new Finding(Kind.CHANGED, 5, 5));
    }

    @Test
    void a_gap_that_was_closed_up_is_named() {
        chain.tamper(
                """
                delete from audit_entry where id = 4; delete from audit_seal where entry_id = 4;
                update audit_seal set sequence = -sequence where sequence > 4;
                update audit_seal set sequence = -sequence - 1 where sequence < 0;
                update audit_head set sequence = 9""");

        assertThat(chain.verify().findings()).contains(new Finding(Kind.CHANGED, 4, 5));
    }

    @Test
    void entries_that_changed_places_are_named() {
        chain.tamper(
                """
                update audit_seal set entry_id = -1 where sequence = 4; update audit_seal set entry_id = 4 where sequence = 5;
                update audit_seal set entry_id = 5 where sequence = 4""");

        assertThat(chain.verify().findings())
                .containsExactly(new Finding(Kind.CHANGED, 4, 5), new Finding(Kind.CHANGED, 5, 4));
    }

    @Test
    void an_entry_that_was_slipped_into_the_past_is_named() {
        chain.tamper(
                """
                insert into audit_entry (workspace, at, actor, action, target)
                select workspace, at - interval '3 hours', 'wang', action, target from audit_entry where id = 4;
                insert into audit_waiting (entry_id) values (11)""");
        chain.seal();

        assertThat(chain.verify().findings()).containsExactly(new Finding(Kind.BACKDATED, 11, 11));
    }

    @Test
    void an_entry_that_was_kept_from_being_sealed_is_named() {
        chain.tamper(
                """
                insert into audit_entry (workspace, at, actor, action, target)
                select workspace, at, 'wang', action, target from audit_entry where id = 4""");

        assertThat(chain.verify().findings()).containsExactly(new Finding(Kind.UNSEALED, 0, 11));
    }

    @Test
    void an_entry_that_is_removed_before_it_is_sealed_is_named() {
        chain.write(1);
        chain.tamper("delete from audit_entry where id = 11");
        chain.seal();

        assertThat(chain.verify().findings()).containsExactly(new Finding(Kind.REMOVED, 11, 11));
    }

    @Test
    void an_end_that_was_cut_off_is_found() {
        chain.tamper("delete from audit_entry where id > 8; delete from audit_seal where sequence > 8");

        assertThat(chain.verify().findings()).containsExactly(new Finding(Kind.CUT, 8, 0));
    }

    @Test
    void a_chain_written_anew_does_not_hold_the_head_that_was_written_down() {
        ChainEnd head = chain.verify().head();
        assertThat(chain.verify(Optional.of(head)).whole()).isTrue();
        chain.tamper(
                """
                update audit_entry set actor = 'wang' where id = 4; truncate audit_seal;
                update audit_head set sequence = 0, hash = repeat('0', 64);
                insert into audit_waiting (entry_id) select id from audit_entry""");
        chain.seal();

        assertThat(chain.verify().whole()).isTrue();
        assertThat(chain.verify(Optional.of(head)).findings()).containsExactly(new Finding(Kind.OTHER_HEAD, 10, 0));
    }

    @Test
    void the_first_entries_are_not_forgotten_in_silence() {
        chain.tamper(
                """
                insert into audit_checkpoint (sequence, hash, at) select sequence, hash, now() from audit_seal where sequence = 4;
                delete from audit_entry where id <= 4; delete from audit_seal where sequence <= 4""");

        assertThat(chain.verify().findings()).containsExactly(new Finding(Kind.CHECKPOINT, 4, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'x' where id = 1",
                "delete from audit_entry where id = 1",
                "truncate audit_entry",
                "update audit_seal set hash = 'x' where sequence = 1",
                "delete from audit_seal where sequence = 1",
                "truncate audit_seal",
                "set watchkeeper.audit_retention = 'on'; update audit_entry set actor = 'x' where id = 1"
            })
    void the_database_refuses_to_change_what_was_recorded(String sql) {
        assertThatThrownBy(() -> chain.execute(sql)).hasMessageContaining("the audit log is append-only");
        chain.execute("discard all");
        assertThat(chain.verify().whole()).isTrue();
    }

    @Test
    void retention_forgets_the_beginning_and_the_rest_is_still_whole() {
        long gone = chain.prune(ChainForTests.START.plusSeconds(60 * 4));
        chain.seal();
        ChainReport report = chain.verify();

        assertThat(gone).isEqualTo(4);
        assertThat(report.findings()).isEmpty();
        assertThat(report.since().sequence()).isEqualTo(4);
        assertThat(report.links()).isEqualTo(7);
        assertThat(chain.prune(ChainForTests.START.plusSeconds(60 * 6))).isEqualTo(2);
        assertThat(chain.verify().findings()).isEmpty();
    }

    @Test
    void nodes_that_seal_at_once_leave_no_gap() {
        chain.write(2_500);
        Uni.join()
                .all(IntStream.range(0, 4)
                        .mapToObj(node -> new AuditSealing(chain.database().pool()).seal())
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();
        chain.seal();

        assertThat(chain.verify().findings()).isEmpty();
        assertThat(chain.verify().links()).isEqualTo(2_510);
    }

    @Test
    void the_command_tells_by_its_exit_code() {
        assertThat(command("verify")).isEqualTo(AuditCommand.WHOLE);
        assertThat(command("verify", "--head", chain.verify().head().toString()))
                .isEqualTo(AuditCommand.WHOLE);
        assertThat(command("verify", "--head", "1:" + "0".repeat(64))).isEqualTo(AuditCommand.BROKEN);
        assertThat(command("verify", "--head", "x")).isEqualTo(AuditCommand.MISUSED);
        assertThat(command()).isEqualTo(AuditCommand.MISUSED);
        chain.tamper("update audit_entry set actor = 'wang' where id = 4");
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int code = new AuditCommand(new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(List.of("verify"), chain.database().pool());

        assertThat(code).isEqualTo(AuditCommand.BROKEN);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("CHANGED at place 4, entry 4");
    }

    private static int command(String... arguments) {
        return new AuditCommand(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .run(List.of(arguments), chain.database().pool());
    }
}
