package io.watchkeeper.healing;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.watchkeeper.facts.Sentence;

/**
 * How far self-heal goes for a scenario of a workspace.
 *
 * @param planCode null where none is bound
 * @param suggested the mode that the rulebook suggests to begin with, null for none
 * @param version 0 where nobody has changed what the rulebook binds
 * @param modeSince null as {@code changedBy} and {@code changedAt} where nobody has
 * @param counted what came of it within 90 days
 * @param offer the mode to go on to, with what speaks for it; null for none
 */
public record HealScenario(
        String workspace,
        Named scenario,
        HealMode mode,
        String planCode,
        HealMode suggested,
        @JsonIgnore long version,
        Instant modeSince,
        String changedBy,
        Instant changedAt,
        Counted counted,
        HealOffer offer) {
    public record Named(String code, Sentence name) {}

    /**
     * @param wouldHaveRun in shadow, the guards having allowed it
     * @param settled those of them whose events are over, or were given up after a day
     * @param recovered those of them that settled by themselves
     * @param runs by self-heal
     * @param succeeded those of them whose symptom ended
     * @param approved runs that a person has approved, and {@code healed} those of them whose symptom ended
     */
    public record Counted(
            long wouldHaveRun,
            long settled,
            long recovered,
            long handled,
            long runs,
            long succeeded,
            long approved,
            long healed,
            long refused) {
        static final Counted NOTHING = new Counted(0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** In percent; null where nothing ran. */
        public Long successRate() {
            return runs == 0 ? null : succeeded * 100 / runs;
        }
    }
}
