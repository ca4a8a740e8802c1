package io.watchkeeper.journal;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Numbers for signals and events, without a round trip for most batches. */
@Singleton
class IdSupply {
    private final HotConnections connections;
    private final JournalStore store;
    private final Ids signals = new Ids(JournalStore.SIGNAL_ID_BLOCK);
    private final Ids events = new Ids(JournalStore.EVENT_ID_BLOCK);

    IdSupply(HotConnections connections, JournalStore store) {
        this.connections = connections;
        this.store = store;
    }

    /** As many numbers of each kind as were promised, to be settled whether they were used or not. */
    final class Promise {
        private final int count;

        private Promise(int count) {
            this.count = count;
        }

        long signal() {
            return signals.take();
        }

        long event() {
            return events.take();
        }

        void settle() {
            signals.settle(count);
            events.settle(count);
        }
    }

    Uni<Promise> promise(int count) {
        return promise(signals, "signal_id", count)
                .flatMap(nothing ->
                        promise(events, "risk_event_id", count).onFailure().invoke(() -> signals.settle(count)))
                .map(nothing -> new Promise(count));
    }

    private Uni<Void> promise(Ids ids, String sequence, int count) {
        var missing = ids.promise(count);
        return missing == 0
                ? Uni.createFrom().voidItem()
                : store.blocks(connections.pool(), sequence, missing)
                        .invoke(blocks -> blocks.forEach(ids::add))
                        .flatMap(blocks -> promise(ids, sequence, count));
    }
}
