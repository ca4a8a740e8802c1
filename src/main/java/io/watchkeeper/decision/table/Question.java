package io.watchkeeper.decision.table;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.facts.Fact;

/**
 * What a table is asked about.
 *
 * @param fact of the type of the table's first object
 * @param joined the facts of the same signal for each further object, in the table's order
 * @param at the time of the decision; without it no row fires that has a date
 */
public record Question(Fact fact, List<List<Fact>> joined, Optional<Instant> at) {

    /** @param known the facts of the same signal; not looked at where the table has one object only */
    public static Question about(
            Fact fact, TableSchema schema, Collection<? extends Fact> known, Optional<Instant> at) {
        var objects = schema.objects();
        if (objects.size() == 1) {
            return new Question(fact, List.of(), at);
        }
        var joined = objects.subList(1, objects.size()).stream()
                .map(object -> known.stream()
                        .filter(object.type().type()::isInstance)
                        .<Fact>map(other -> other)
                        .toList())
                .toList();
        return new Question(fact, joined, at);
    }

    /** About one fact, at no time. */
    public static Question about(Fact fact) {
        return new Question(fact, List.of(), Optional.empty());
    }
}
