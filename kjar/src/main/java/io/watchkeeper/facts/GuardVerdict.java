package io.watchkeeper.facts;

/**
 * What one guard says to a request.
 *
 * @param guard G1 to G20
 * @param verdict ALLOW, HOLD for a person, WAIT, or REFUSE
 * @param reason a code of {@code reasons.csv}: what the guard looked at
 * @param found what it counted or measured
 * @param limit that it compares with
 * @param subject what is meant, such as a change or a run; empty for nothing
 * @param wouldPass a code of {@code reasons.csv}: what would let it pass; empty where it does
 */
public record GuardVerdict(
        String signal,
        String guard,
        String verdict,
        String reason,
        long found,
        long limit,
        String subject,
        String wouldPass)
        implements DecisionFact {
    public GuardVerdict {
        signal = Normal.text(signal);
        guard = Normal.text(guard);
        verdict = Normal.text(verdict);
        reason = Normal.text(reason);
        subject = Normal.text(subject);
        wouldPass = Normal.text(wouldPass);
    }

    @Override
    public GuardVerdict as(String other) {
        return new GuardVerdict(other, guard, verdict, reason, found, limit, subject, wouldPass);
    }
}
