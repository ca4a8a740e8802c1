package io.watchkeeper.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.watchkeeper.object.change.ChangeView;

/** Where planned changes of an event's object begin and end in its timeline. */
final class ChangeLines {
    /** A release shortly before is what a person looks for first. */
    static final Duration BEFORE = Duration.ofHours(1);

    private static final String STARTED = "CHANGE_STARTED";
    private static final String ENDED = "CHANGE_ENDED";

    private ChangeLines() {}

    /** What of them fell between these instants, inclusive. */
    static List<RiskEventView.Entry> of(List<ChangeView> changes, Instant from, Instant until) {
        var lines = new ArrayList<RiskEventView.Entry>();
        for (var change : changes) {
            // one that was called off before its time has never begun
            if (change.startsAt().isBefore(change.end())) {
                add(lines, line(change, STARTED, change.startsAt()), from, until);
                add(lines, line(change, ENDED, change.end()), from, until);
            }
        }
        return lines;
    }

    /** All of them by time. */
    static List<RiskEventView.Entry> among(List<RiskEventView.Entry> entries, List<RiskEventView.Entry> lines) {
        var all = new ArrayList<>(entries);
        all.addAll(lines);
        all.sort(Comparator.comparing(RiskEventView.Entry::at));
        return all;
    }

    private static void add(List<RiskEventView.Entry> lines, RiskEventView.Entry line, Instant from, Instant until) {
        if (!line.at().isBefore(from) && !line.at().isAfter(until)) {
            lines.add(line);
        }
    }

    private static RiskEventView.Entry line(ChangeView change, String kind, Instant at) {
        var text = change.kind() + " " + change.id() + (change.summary().isEmpty() ? "" : ": " + change.summary());
        return new RiskEventView.Entry(at, change.createdBy(), kind, text, null, null, null, null);
    }
}
