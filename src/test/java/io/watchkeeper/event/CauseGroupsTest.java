package io.watchkeeper.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.watchkeeper.event.CauseGroups.Grouped;
import org.junit.jupiter.api.Test;

/** Which findings one thing explains. */
class CauseGroupsTest {
    private static final FoundCause WEB_1 = found("CPU-STEALING", "host/web-1", true, "host/hv-1");
    private static final FoundCause WEB_2 = found("CPU-STEALING", "host/web-2", true, "host/hv-1", "host/hv-2");
    private static final FoundCause WEB_3 = found("CPU-STEALING", "host/web-3", true, "host/hv-2");
    private static final FoundCause WEB_9 = found("CPU-STEALING", "host/web-9", true, "host/hv-9");

    @Test
    void a_cause_that_sits_upstream_is_shared_by_who_needs_the_same() {
        assertThat(WEB_1.same(WEB_2)).isTrue();
        assertThat(WEB_1.same(WEB_9)).isFalse();
        assertThat(found("DISK-FULL-FAST", "host/web-1", false, "host/hv-1")
                        .same(found("DISK-FULL-FAST", "host/web-2", false, "host/hv-1")))
                .as("each fills its own disk")
                .isFalse();
    }

    @Test
    void a_cause_is_shared_on_one_object_and_with_who_needs_it() {
        var database = found("LOCK-IDLE", "database/orders", false);
        var shop = found("LOCK-IDLE", "application/shop", false, "database/orders", "host/db-1");
        assertThat(database.same(shop)).isTrue();
        assertThat(shop.same(database)).isTrue();
        assertThat(database.same(found("LOCK-IDLE", "database/orders", false))).isTrue();
        assertThat(database.same(found("DB-DOWN", "database/orders", false))).isFalse();
        assertThat(database.same(found("LOCK-IDLE", "database/other", false))).isFalse();
    }

    @Test
    void in_whichever_order_they_come_the_groups_are_the_same() {
        var expected = Set.of(Set.of(WEB_1, WEB_2, WEB_3), Set.of(WEB_9));
        for (var order : orders(List.of(WEB_1, WEB_2, WEB_3, WEB_9))) {
            assertThat(grouped(order)).as(order.toString()).isEqualTo(expected);
        }
    }

    /** As they are stored one after the other. */
    private static Set<Set<FoundCause>> grouped(List<FoundCause> order) {
        var stored = new ArrayList<Grouped>();
        for (var found : order) {
            var groups = CauseGroups.of(stored.size() + 1L, found, stored);
            stored.replaceAll(other ->
                    groups.joined().contains(other.group()) ? new Grouped(other.found(), groups.group()) : other);
            stored.add(new Grouped(found, groups.group()));
        }
        Map<Long, Set<FoundCause>> byGroup = new TreeMap<>(stored.stream()
                .collect(
                        Collectors.groupingBy(Grouped::group, Collectors.mapping(Grouped::found, Collectors.toSet()))));
        return Set.copyOf(byGroup.values());
    }

    private static List<List<FoundCause>> orders(List<FoundCause> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<FoundCause>>();
        for (var first : of) {
            var rest = of.stream().filter(other -> other != first).toList();
            orders(rest).forEach(order -> {
                var whole = new ArrayList<FoundCause>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            });
        }
        return orders;
    }

    private static FoundCause found(String cause, String place, boolean above, String... upstream) {
        return new FoundCause(cause, place, new TreeSet<>(Set.of(upstream)), above);
    }
}
