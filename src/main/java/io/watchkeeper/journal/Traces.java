package io.watchkeeper.journal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.CanonicalJson;
import io.watchkeeper.decision.Trace;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.journal.StoredText.SharedTrace;

/** What this node remembers of traces: their text, written once however many signals share it, and which of them the store has. */
@Singleton
class Traces {
    /** Some 25 MB at most; the library that is shipped has a few thousand in all. */
    private static final int MOST = 10_000;

    private final Map<Trace, SharedTrace> texts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Trace, SharedTrace> eldest) {
            return size() > MOST;
        }
    };
    private final LinkedHashSet<WeekOf> stored = new LinkedHashSet<>();

    private record WeekOf(JournalWeek week, UUID digest) {}

    StoredText text(Verdict verdict) {
        return new StoredText(CanonicalJson.ofKnown(verdict), shared(Trace.of(verdict)));
    }

    private synchronized SharedTrace shared(Trace trace) {
        return texts.computeIfAbsent(trace, first -> {
            var body = CanonicalJson.of(first);
            return new SharedTrace(SignalKeys.digest(body), body);
        });
    }

    /** Those that the store may not have yet for this week. */
    synchronized List<SharedTrace> missing(JournalWeek week, Collection<SharedTrace> traces) {
        return traces.stream()
                .filter(trace -> !stored.contains(new WeekOf(week, trace.digest())))
                .toList();
    }

    /** Called once their transaction is committed. */
    synchronized void stored(JournalWeek week, Collection<SharedTrace> traces) {
        traces.forEach(trace -> stored.add(new WeekOf(week, trace.digest())));
        for (var eldest = stored.iterator(); stored.size() > MOST && eldest.hasNext(); ) {
            eldest.next();
            eldest.remove();
        }
    }
}
