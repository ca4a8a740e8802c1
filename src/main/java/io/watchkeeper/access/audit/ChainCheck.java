package io.watchkeeper.access.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.access.audit.Finding.Kind;

/** Walks along the chain, link by link, and keeps what is wrong. Pure: it is given the links. */
final class ChainCheck {
    /** Clocks of nodes may differ, and transactions take a while; somebody who writes history means hours. */
    private static final long LATE_MICROS = Duration.ofHours(1).toNanos() / 1_000;

    private static final int MOST_OF_A_KIND = 100;

    private final ChainEnd start;
    private final Optional<ChainEnd> expected;
    private final Map<Kind, List<Finding>> findings = new EnumMap<>(Kind.class);
    private ChainEnd last;
    private long latest = Long.MIN_VALUE;
    private long links;
    private boolean expectedSeen;

    /** @param expected a place that somebody wrote down elsewhere */
    ChainCheck(ChainEnd start, Optional<ChainEnd> expected) {
        this.start = start;
        this.last = start;
        this.expected = expected;
        expectedSeen = expected.isEmpty() || expected.get().equals(start);
    }

    void next(ChainLink link) {
        links++;
        if (link.sequence() != last.sequence() + 1) {
            found(Kind.GAP, link.sequence(), link.entryId());
        }
        if (link.content() == null) {
            found(Kind.REMOVED, link.sequence(), link.entryId());
        } else {
            compare(link, link.content());
        }
        // on with what was sealed, so that one wrong entry is one finding
        last = new ChainEnd(link.sequence(), link.hash());
        expectedSeen |= expected.filter(last::equals).isPresent();
    }

    private void compare(ChainLink link, AuditContent content) {
        if (!AuditChain.hash(last.hash(), link.sequence(), link.entryId(), content)
                .equals(link.hash())) {
            found(Kind.CHANGED, link.sequence(), link.entryId());
        }
        if (content.micros() < latest && latest - content.micros() > LATE_MICROS) {
            found(Kind.BACKDATED, link.sequence(), link.entryId());
        }
        latest = Math.max(latest, content.micros());
    }

    void found(Kind kind, long sequence, long entryId) {
        List<Finding> known = findings.computeIfAbsent(kind, first -> new ArrayList<>());
        if (known.size() < MOST_OF_A_KIND) {
            known.add(new Finding(kind, sequence, entryId));
        }
    }

    long lastSequence() {
        return last.sequence();
    }

    ChainReport end(ChainEnd head, long waiting) {
        if (!last.equals(head)) {
            found(Kind.CUT, last.sequence(), 0);
        }
        if (!expectedSeen) {
            found(Kind.OTHER_HEAD, expected.orElseThrow().sequence(), 0);
        }
        return new ChainReport(
                links,
                waiting,
                start,
                last,
                findings.values().stream().flatMap(List::stream).toList());
    }
}
