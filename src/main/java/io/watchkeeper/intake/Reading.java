package io.watchkeeper.intake;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.journal.Incoming;

/**
 * What a post turned out to hold.
 *
 * @param members in the order of the post
 * @param truncated how many members the sender says it left out
 */
public record Reading(List<Member> members, long truncated) {
    /** The signals, in the order of the post. */
    public List<Incoming> signals() {
        var signals = new ArrayList<Incoming>(members.size());
        for (Member member : members) {
            if (member instanceof Member.Accepted accepted) {
                signals.add(accepted.incoming());
            }
        }
        return signals;
    }

    /** The members that are none, in the order of the post. */
    public List<Member.Rejection> rejections() {
        var rejections = new ArrayList<Member.Rejection>();
        for (Member member : members) {
            if (member instanceof Member.Rejection rejection) {
                rejections.add(rejection);
            }
        }
        return rejections;
    }
}
