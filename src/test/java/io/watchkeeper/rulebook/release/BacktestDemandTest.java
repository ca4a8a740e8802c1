package io.watchkeeper.rulebook.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookVersion;
import org.junit.jupiter.api.Test;

class BacktestDemandTest {
    private static final Backtested ONLY_THIS = digest -> Uni.createFrom().item(digest.equals("tested"));

    @Test
    void a_content_that_was_not_backtested_is_not_submitted_where_that_is_demanded() {
        var demand = new BacktestDemand(() -> true, ONLY_THIS);

        assertThatThrownBy(() -> demand.refuseToSubmit(draft("edited since")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(409);
                    assertThat(refused.problem().extensions()).containsEntry("missing", List.of("backtest"));
                });
        assertThatCode(() -> demand.refuseToSubmit(draft("tested"))).doesNotThrowAnyException();
    }

    @Test
    void nobody_is_asked_for_one_where_it_is_not_demanded() {
        var demand = new BacktestDemand(() -> false, ONLY_THIS);

        assertThatCode(() -> demand.refuseToSubmit(draft("edited since"))).doesNotThrowAnyException();
    }

    private static RulebookVersion draft(String digest) {
        return new RulebookVersion(
                7,
                RulebookVersion.State.DRAFT,
                false,
                false,
                Optional.of(6L),
                "",
                digest,
                "li",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
