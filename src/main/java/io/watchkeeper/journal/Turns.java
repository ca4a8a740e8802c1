package io.watchkeeper.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/**
 * Has batches of one node that share a series or an event go one after the other, in the order they came; others go beside each other. Without it such batches only made each
 * other decide again, as those of two nodes still do.
 */
@Singleton
final class Turns {
    private final List<Place> places = new ArrayList<>();

    /**
     * @param keys what the work is about
     * @return what comes of the work, which begins once all work before it about one of these keys has ended, failed or been cancelled
     */
    <T> Uni<T> take(Set<UUID> keys, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var place = new Place(keys);
            return Uni.createFrom()
                    .<Void>emitter(emitter -> {
                        place.begin = () -> emitter.complete(null);
                        come(place);
                    })
                    .flatMap(begun -> work.get())
                    .onTermination()
                    .invoke(() -> leave(place));
        });
    }

    private void come(Place place) {
        synchronized (this) {
            places.add(place);
        }
        beginThoseThatMay();
    }

    private void leave(Place place) {
        synchronized (this) {
            places.remove(place);
        }
        beginThoseThatMay();
    }

    private void beginThoseThatMay() {
        ready().forEach(place -> place.begin.run());
    }

    private synchronized List<Place> ready() {
        var ready = new ArrayList<Place>();
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            if (!place.begun
                    && places.subList(0, i).stream()
                            .allMatch(before -> Collections.disjoint(before.keys, place.keys))) {
                place.begun = true;
                ready.add(place);
            }
        }
        return ready;
    }

    /** In the order they came; those that work and those that wait. */
    private static final class Place {
        private final Set<UUID> keys;
        private Runnable begin;
        private boolean begun;

        private Place(Set<UUID> keys) {
            this.keys = keys;
        }
    }
}
