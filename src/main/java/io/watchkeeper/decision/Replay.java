package io.watchkeeper.decision;

import java.util.List;

/** Decides a stored decision again, from what is stored with it alone. */
public final class Replay {
    private Replay() {}

    /**
     * @param decision as {@link CanonicalJson} wrote it, in whatever order of keys the store gave it back
     * @return the verdict of this rulebook; of the one that decided, its canonical text equals the stored one's
     */
    public static Verdict of(Rulebook rulebook, String decision) {
        var signal = CanonicalJson.signalOf(decision);
        var recognised = DecisionPipeline.recognise(rulebook, List.of(signal), CanonicalJson.timeOf(decision))
                .get(0);
        var situation = new Situation(recognised, CanonicalJson.contextOf(decision));
        return DecisionPipeline.decide(rulebook, List.of(situation)).get(0);
    }
}
