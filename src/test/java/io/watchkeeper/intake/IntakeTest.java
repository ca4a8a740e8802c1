package io.watchkeeper.intake;

import static io.watchkeeper.intake.Posts.POST;
import static io.watchkeeper.intake.Posts.bytes;
import static io.watchkeeper.intake.Posts.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.journal.Incoming;
import io.watchkeeper.journal.Overloaded;
import io.watchkeeper.journal.SignalJournal;
import io.watchkeeper.journal.SignalOutcome;
import io.watchkeeper.journal.StoreUnavailable;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** The way of a post, with a journal that answers as the test says. What is kept of rejected members needs a store: see the HTTP test. */
class IntakeTest {
    private static final String TWO = "[{\"labels\":{\"a\":\"1\"}},{\"labels\":{\"a\":\"2\"}}]";
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Incoming> submitted = new ArrayList<>();

    @Test
    void outcomes_are_answered_in_the_order_of_the_members() {
        Intake intake = intake(signals -> {
            submitted.addAll(signals);
            return Uni.createFrom()
                    .item(List.of(
                            new SignalOutcome(SignalOutcome.Kind.DECIDED, "7", "3"),
                            new SignalOutcome(SignalOutcome.Kind.UNDECIDED, "8", "")));
        });

        assertThat(take(intake, bytes(TWO), null))
                .isEqualTo(
                        "{\"received\":2,\"results\":[{\"index\":0,\"outcome\":\"DECIDED\",\"signalId\":\"7\",\"eventId\":\"3\"},"
                                + "{\"index\":1,\"outcome\":\"UNDECIDED\",\"signalId\":\"8\"}]}");
        assertThat(submitted)
                .extracting(incoming -> incoming.signal().labels().get("a"))
                .containsExactly("1", "2");
        assertThat(members("decided")).isEqualTo(1.0);
        assertThat(members("undecided")).isEqualTo(1.0);
        assertThat(posts("200")).isEqualTo(1.0);
    }

    @Test
    void an_overloaded_journal_asks_the_sender_to_come_back() {
        Intake intake = intake(signals -> Uni.createFrom().failure(new Overloaded(4)));

        ProblemException refusal = refusal(intake, bytes(TWO), null);

        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.retryAfterSeconds()).hasValue(4);
        assertThat(posts("503")).isEqualTo(1.0);
        assertThat(members("decided")).isZero();
    }

    @Test
    void a_post_that_would_be_refused_anyway_is_not_even_read() {
        Intake intake = intakeTo(new SignalJournal() {
            @Override
            public Uni<List<SignalOutcome>> submit(List<Incoming> signals, long bytes) {
                throw new AssertionError("nothing may be submitted");
            }

            @Override
            public boolean full(long bytes) {
                return true;
            }
        });

        ProblemException refusal = refusal(intake, bytes("not JSON at all"), null);

        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.retryAfterSeconds()).isNotEmpty();
    }

    @Test
    void a_store_that_is_away_asks_the_sender_to_come_back() {
        Intake intake = intake(signals -> Uni.createFrom().failure(new StoreUnavailable(new IllegalStateException())));

        ProblemException refusal = refusal(intake, bytes(TWO), null);

        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.retryAfterSeconds()).isNotEmpty();
    }

    @Test
    void a_post_without_members_bothers_nobody() {
        Intake intake = intake(signals -> Uni.createFrom().failure(new AssertionError("nothing to submit")));

        assertThat(take(intake, bytes("[]"), null)).isEqualTo("{\"received\":0,\"results\":[]}");
    }

    @Test
    void what_cannot_be_read_is_counted_by_its_status() {
        Intake intake = intake(signals -> Uni.createFrom().failure(new AssertionError("nothing to submit")));

        assertThat(refusal(intake, bytes("nonsense"), null).problem().status()).isEqualTo(400);
        assertThat(refusal(intake, bytes(TWO), "br").problem().status()).isEqualTo(415);
        assertThat(refusal(intake, gzip(new byte[1 << 20]), "gzip").problem().status())
                .isEqualTo(413);
        assertThat(posts("400")).isEqualTo(1.0);
        assertThat(posts("415")).isEqualTo(1.0);
        assertThat(posts("413")).isEqualTo(1.0);
    }

    @Test
    void large_bodies_share_a_budget() {
        var budget = new ReadingBudget(100);

        int status = budget.during(60, () -> {
            assertThat(budget.during(40, () -> "fits")).isEqualTo("fits");
            return catchThrowableOfType(ProblemException.class, () -> budget.during(41, () -> "does not"))
                    .problem()
                    .status();
        });

        assertThat(status).isEqualTo(503);
        assertThat(budget.during(1_000, () -> "alone")).isEqualTo("alone");
    }

    private interface Journal {
        Uni<List<SignalOutcome>> submit(List<Incoming> signals);
    }

    private Intake intake(Journal journal) {
        return intakeTo((signals, bytes) -> journal.submit(signals));
    }

    private Intake intakeTo(SignalJournal port) {
        return new Intake(new SmallConfig(), port, new RejectedSignals(null), new IntakeMetrics(registry));
    }

    private String take(Intake intake, byte[] body, String encoding) {
        return intake.take(Format.ALERTS, body, encoding, POST).await().atMost(Duration.ofSeconds(10));
    }

    private ProblemException refusal(Intake intake, byte[] body, String encoding) {
        return catchThrowableOfType(ProblemException.class, () -> take(intake, body, encoding));
    }

    private double members(String outcome) {
        return registry.get("watchkeeper.intake.members")
                .tags("source_kind", "alerts", "outcome", outcome)
                .counter()
                .count();
    }

    private double posts(String status) {
        return registry.get("watchkeeper.intake.posts")
                .tags("source_kind", "alerts", "status", status)
                .counter()
                .count();
    }

    private record SmallConfig() implements IntakeConfig {
        private static final long BYTES = 100_000;

        @Override
        public MemorySize bodyBytes() {
            return new MemorySize(BigInteger.valueOf(BYTES));
        }

        @Override
        public MemorySize readingBytes() {
            return bodyBytes();
        }

        @Override
        public int ownMembers() {
            return 10;
        }

        @Override
        public int foreignMembers() {
            return 10;
        }

        @Override
        public int labels() {
            return 10;
        }

        @Override
        public int labelName() {
            return 10;
        }

        @Override
        public int labelValue() {
            return 10;
        }

        @Override
        public int depth() {
            return 10;
        }

        @Override
        public Duration rejectedKeptFor() {
            return Duration.ofDays(1);
        }
    }
}
