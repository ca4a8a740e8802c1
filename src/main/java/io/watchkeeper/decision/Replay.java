package io.watchkeeper.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides stored decisions again, from what is stored with them alone. */
public final class Replay {
    private Replay() {}

    /**
     * @param decision as {@link CanonicalJson} wrote it, in whatever order of keys the store gave it back
     * @return the verdict of this rulebook; of the one that decided, its canonical text equals the stored one's
     */
    public static Verdict of(Rulebook rulebook, String decision) {
        return of(rulebook, PastDecision.read(decision));
    }

    /** The verdict of any rulebook on it. */
    public static Verdict of(Rulebook rulebook, PastDecision past) {
        return of(rulebook, List.of(past), past.at()).get(0);
    }

    /**
     * @param at the time for all of them; where nothing in the rulebook has a date, any will do
     * @return one verdict a decision, in the order given
     * @throws RuleFault when a rule fails; nothing is decided then
     */
    public static List<Verdict> of(Rulebook rulebook, List<PastDecision> past, Optional<Instant> at) {
        var signals = past.stream().map(PastDecision::signal).toList();
        var recognised = DecisionPipeline.recognise(rulebook, signals, at);
        var situations = new ArrayList<Situation>(past.size());
        for (int i = 0; i < past.size(); i++) {
            situations.add(new Situation(recognised.get(i), past.get(i).context()));
        }
        return DecisionPipeline.decide(rulebook, situations);
    }
}
