package io.watchkeeper.healing;

import java.util.Optional;

import io.watchkeeper.facts.Sentence;
import io.watchkeeper.healing.HealScenario.Counted;

/**
 * The mode to go on to, and what speaks for it. Nobody goes there but a person.
 *
 * @param mode the next one
 * @param why what was seen in the mode of now
 */
public record HealOffer(HealMode mode, Sentence why) {
    /** So much has to be seen before a mode is left for a bolder one. */
    static final long SEEN = 5;

    private static final long PERCENT = 100;
    /** Where so many settle by themselves there is nothing to heal. */
    private static final long MOSTLY = 50;

    /** Such that an automatic run is as good as one that somebody looked at. */
    private static final long SUCCEED = 80;

    /**
     * From shadow to approval once enough would have run and most of it did not settle by itself; from approval to automatic once enough ran and most of it healed.
     *
     * @param suggested what the rulebook suggests to begin with, null for nothing
     */
    static Optional<HealOffer> of(HealMode mode, HealMode suggested, Counted counted) {
        return switch (mode) {
            case RECOMMEND ->
                Optional.ofNullable(suggested)
                        .filter(next -> next == HealMode.SHADOW)
                        .map(next -> new HealOffer(
                                next,
                                new Sentence(
                                        "In shadow nothing runs; it is seen what would.", "影子模式不执行任何操作，只记录本应执行的内容。")));
            case SHADOW ->
                Optional.of(counted).filter(HealOffer::worthApproving).map(HealOffer::approve);
            case APPROVE ->
                Optional.of(counted).filter(HealOffer::worthTrusting).map(HealOffer::automatic);
            case OFF, AUTOMATIC, OTHER -> Optional.empty();
        };
    }

    private static boolean worthApproving(Counted counted) {
        return counted.settled() >= SEEN && counted.recovered() * PERCENT <= counted.settled() * MOSTLY;
    }

    private static boolean worthTrusting(Counted counted) {
        return counted.approved() >= SEEN && counted.healed() * PERCENT >= counted.approved() * SUCCEED;
    }

    private static HealOffer approve(Counted counted) {
        long settled = counted.settled();
        long people = settled - counted.recovered();
        return new HealOffer(
                HealMode.APPROVE,
                new Sentence(
                        "Of " + settled + " that would have run and are over, " + people
                                + " did not settle by themselves.",
                        "本应执行且已结束的 " + settled + " 次中，有 " + people + " 次未自行恢复。"));
    }

    private static HealOffer automatic(Counted counted) {
        return new HealOffer(
                HealMode.AUTOMATIC,
                new Sentence(
                        "Of " + counted.approved() + " runs that people approved, " + counted.healed()
                                + " ended the symptom.",
                        "经人工批准的 " + counted.approved() + " 次执行中，有 " + counted.healed() + " 次消除了症状。"));
    }
}
