package io.watchkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.Test;

class UndecidedClaimsTest {
    @Test
    void one_of_two_nodes_tries_a_signal_and_the_other_when_that_one_is_gone() {
        try (var database = MigratedDatabase.start()) {
            var here = new UndecidedClaims(database.pool());
            var there = new UndecidedClaims(database.pool());
            var candidate = Candidate.again(Signals.of("series", "host", "FIRING", Signals.NOON));

            assertThat(claims(here, candidate)).isTrue();
            assertThat(claims(there, candidate)).isFalse();
            assertThat(there.claim(candidate, 3).await().indefinitely())
                    .as("with the next version")
                    .isTrue();

            database.execute("update undecided_claim set until = now() - interval '1 second'");
            assertThat(claims(there, candidate)).as("of a node that is gone").isTrue();
            here.forget().await().indefinitely();
            assertThat(claims(here, candidate))
                    .as("not forgotten before its time")
                    .isFalse();
        }
    }

    private static boolean claims(UndecidedClaims node, Candidate candidate) {
        return node.claim(candidate, 2).await().indefinitely();
    }
}
