package io.watchkeeper.event;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The groups that a finding joins: those of the findings that are explained by the same. In whichever order findings come, those that are linked end in one group.
 *
 * @param group what it is called afterwards
 * @param joined those that it brings together, itself among them
 */
record CauseGroups(long group, SortedSet<Long> joined) {

    /** @param group the number of the first diagnosis in it */
    record Grouped(FoundCause found, long group) {}

    /** @param diagnosis that has found it */
    static CauseGroups of(long diagnosis, FoundCause found, List<Grouped> lately) {
        var joined = lately.stream()
                .filter(other -> other.found().same(found))
                .map(Grouped::group)
                .collect(Collectors.toCollection(TreeSet::new));
        joined.add(diagnosis);
        return new CauseGroups(joined.first(), joined);
    }
}
