package io.watchkeeper.decision.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.watchkeeper.decision.Decided;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.Replay;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;

/**
 * Decides signals again, by the live version and by another. Each is decided with what the store knew at the time; a version that sees another scenario
 * in a signal is given the event of the former one, as nobody knows how the other event would have stood.
 */
public final class Comparison {
    private static final String DATE = "date-e";

    private final Rulebook live;
    private final Rulebook other;
    private final Pair.Versions both;
    private final boolean dated;

    public Comparison(Rulebook live, Rulebook other) {
        this.live = live;
        this.other = other;
        this.both = new Pair.Versions(live, other);
        this.dated = dated(live) || dated(other);
    }

    /**
     * Adds what both decide on signals that the live version has just decided, all at one time.
     *
     * @throws RuleFault when a rule of the other version fails; nothing is added then
     */
    public void follow(List<PastSignal> signals, SignalTally tally) {
        var past = signals.stream().map(PastSignal::decision).toList();
        var after = Replay.of(other, past, past.get(0).at());
        for (int i = 0; i < signals.size(); i++) {
            tally.add(new Pair(signals.get(i), past.get(i).decided(), Decided.of(after.get(i)), both));
        }
    }

    /** Adds what both decide on these signals. */
    public void compare(List<PastSignal> signals, Tally tally) {
        tally.add(pairs(signals));
    }

    /** What both decide on these signals, to be added to a {@link Tally}: several threads may ask at once. */
    public Pairs pairs(List<PastSignal> signals) {
        var before = new ArrayList<Decided>();
        var again = new ArrayList<PastDecision>();
        for (var signal : signals) {
            if (signal.version() != live.version()) {
                again.add(signal.decision());
            }
        }
        var redecided = decided(live, again).iterator();
        for (var signal : signals) {
            before.add(signal.version() == live.version() ? signal.decision().decided() : redecided.next());
        }
        var after = decided(other, signals.stream().map(PastSignal::decision).toList());
        var pairs = new ArrayList<Pair>(signals.size());
        for (int i = 0; i < signals.size(); i++) {
            pairs.add(new Pair(signals.get(i), before.get(i), after.get(i), both));
        }
        return new Pairs(pairs);
    }

    private List<Decided> decided(Rulebook rulebook, List<PastDecision> past) {
        if (past.isEmpty()) {
            return List.of();
        }
        // where nothing has a date, signals of any times can share a session
        return dated ? oneByOne(rulebook, past) : together(rulebook, past);
    }

    private static List<Decided> together(Rulebook rulebook, List<PastDecision> past) {
        try {
            return Replay.of(rulebook, past, Optional.empty()).stream()
                    .map(Decided::of)
                    .toList();
        } catch (RuleFault fault) {
            return oneByOne(rulebook, past);
        }
    }

    private static List<Decided> oneByOne(Rulebook rulebook, List<PastDecision> past) {
        return past.stream().map(decision -> alone(rulebook, decision)).toList();
    }

    private static Decided alone(Rulebook rulebook, PastDecision past) {
        try {
            return Decided.of(Replay.of(rulebook, past));
        } catch (RuleFault fault) {
            return Decided.NOTHING;
        }
    }

    /** DATE-EFFECTIVE and DATE-EXPIRES in a table, date-effective and date-expires in DRL; a comment that speaks of them costs time only. */
    private static boolean dated(Rulebook rulebook) {
        return rulebook.content().files().values().stream()
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(DATE));
    }
}
