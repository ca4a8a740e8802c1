package io.watchkeeper.healing;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchkeeper.healing.HealScenario.Counted;
import org.junit.jupiter.api.Test;

class HealOfferTest {
    @Test
    void what_the_rulebook_suggests_is_offered_to_begin_with() {
        assertThat(HealOffer.of(HealMode.RECOMMEND, HealMode.SHADOW, Counted.NOTHING))
                .map(HealOffer::mode)
                .contains(HealMode.SHADOW);
        assertThat(HealOffer.of(HealMode.RECOMMEND, null, Counted.NOTHING)).isEmpty();
        assertThat(HealOffer.of(HealMode.OFF, HealMode.SHADOW, Counted.NOTHING)).isEmpty();
    }

    @Test
    void shadow_leads_to_approval_once_enough_is_over_that_did_not_settle_by_itself() {
        assertThat(HealOffer.of(HealMode.SHADOW, HealMode.SHADOW, shadow(5, 2))).hasValueSatisfying(offer -> {
            assertThat(offer.mode()).isEqualTo(HealMode.APPROVE);
            assertThat(offer.why().en()).contains("Of 5", "3 did not settle by themselves");
        });
        assertThat(HealOffer.of(HealMode.SHADOW, HealMode.SHADOW, shadow(4, 0)))
                .as("too few")
                .isEmpty();
        assertThat(HealOffer.of(HealMode.SHADOW, HealMode.SHADOW, shadow(10, 6)))
                .as("there is nothing to heal")
                .isEmpty();
    }

    @Test
    void approval_leads_to_automatic_once_enough_approved_runs_healed() {
        assertThat(HealOffer.of(HealMode.APPROVE, null, approved(5, 4)))
                .map(HealOffer::mode)
                .contains(HealMode.AUTOMATIC);
        assertThat(HealOffer.of(HealMode.APPROVE, null, approved(5, 3))).isEmpty();
        assertThat(HealOffer.of(HealMode.APPROVE, null, approved(4, 4))).isEmpty();
        assertThat(HealOffer.of(HealMode.AUTOMATIC, null, approved(50, 50))).isEmpty();
    }

    private static Counted shadow(long settled, long recovered) {
        return new Counted(settled, settled, recovered, settled - recovered, 0, 0, 0, 0, 0);
    }

    private static Counted approved(long runs, long healed) {
        return new Counted(0, 0, 0, 0, runs, healed, runs, healed, 0);
    }
}
