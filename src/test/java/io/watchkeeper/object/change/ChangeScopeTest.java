package io.watchkeeper.object.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.watchkeeper.object.ManagedObject;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.ObjectState;
import io.watchkeeper.object.Sighting;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChangeScopeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_change_covers_what_it_names_by_any_name() {
        var known = object("host", "web-1", "", List.of("10.0.0.5"), List.of(), List.of(name("host", "web-one")));
        var scope = ChangeScope.of(change("host/web-1"), Map.of(known.is(), known));

        assertThat(scope.covers(seen("host", "web-1", Map.of()))).isTrue();
        assertThat(scope.covers(seen("host", "web-one", Map.of()))).isTrue();
        assertThat(scope.covers(seen("host", "10.0.0.5", Map.of()))).isTrue();
        assertThat(scope.covers(seen("host", "web-2", Map.of()))).isFalse();
        assertThat(scope.covers(seen("database", "web-1", Map.of()))).isFalse();
    }

    @Test
    void it_covers_the_parts_of_an_application_a_product_and_a_site() {
        assertThat(scope("application/shop").covers(object("host", "a", "shop", List.of(), List.of(), List.of())))
                .isTrue();
        assertThat(scope("application/shop").covers(object("host", "a", "pay", List.of(), List.of(), List.of())))
                .isFalse();
        assertThat(scope("site/hz-a").covers(seen("host", "a", Map.of("zone", "hz-a"))))
                .isTrue();
        assertThat(scope("product/retail").covers(seen("host", "a", Map.of("product", "retail"))))
                .isTrue();
    }

    @Test
    void it_covers_what_directly_needs_a_named_object_and_nothing_further() {
        var onIt = object("host", "vm-1", "", List.of(), List.of(name("host", "hv-1")), List.of());
        var further = object("service", "shop", "", List.of(), List.of(name("host", "vm-1")), List.of());

        assertThat(scope("host/hv-1").covers(onIt)).isTrue();
        assertThat(scope("host/hv-1").covers(further)).isFalse();
        assertThat(scope("node/n-1").covers(seen("pod", "shop/api-1", Map.of("node", "n-1"))))
                .isTrue();
    }

    @Property(tries = 100)
    void a_change_of_more_objects_covers_more(@ForAll @IntRange(min = 1, max = 9) int few, @ForAll long seed) {
        var names = new ArrayList<String>();
        for (int number = 0; number < 10; number++) {
            names.add((number % 2 == 0 ? "host/h" : "application/a") + number);
        }
        Collections.shuffle(names, new Random(seed));
        var narrow = scope(names.subList(0, few).toArray(String[]::new));
        var wide = scope(names.toArray(String[]::new));
        for (int number = 0; number < 10; number++) {
            var object = object("host", "h" + number, "a" + (9 - number), List.of(), List.of(), List.of());
            assertThat(!narrow.covers(object) || wide.covers(object)).isTrue();
        }
    }

    @Test
    void where_a_change_stands_is_told_by_the_time_and_by_who_ended_it() {
        var change = change("host/a");

        assertThat(change.state(Optional.empty(), NOON.minusSeconds(1))).isEqualTo(ChangeState.PLANNED);
        assertThat(change.state(Optional.empty(), NOON)).isEqualTo(ChangeState.OPEN);
        assertThat(change.state(Optional.empty(), NOON.plusSeconds(3600))).isEqualTo(ChangeState.ENDED);
        assertThat(change.state(Optional.of(NOON.plusSeconds(5)), NOON.plusSeconds(5)))
                .isEqualTo(ChangeState.ENDED);
        assertThat(change.state(Optional.of(NOON.minusSeconds(5)), NOON)).isEqualTo(ChangeState.ENDED);
    }

    private static ChangeScope scope(String... names) {
        return ChangeScope.of(change(names), Map.of());
    }

    private static Change change(String... names) {
        return new Change(
                "c-1",
                ChangeKind.RELEASE,
                List.of(names).stream()
                        .map(text -> ObjectName.parse(text).orElseThrow())
                        .toList(),
                NOON,
                NOON.plusSeconds(3600),
                true,
                "");
    }

    private static ManagedObject seen(String kind, String name, Map<String, String> labels) {
        return new Sighting(name(kind, name), "", "", labels, NOON).learned();
    }

    private static ObjectName name(String kind, String name) {
        return new ObjectName(kind, name);
    }

    private static ManagedObject object(
            String kind,
            String name,
            String application,
            List<String> addresses,
            List<ObjectName> needs,
            List<ObjectName> aliases) {
        return new ManagedObject(
                name(kind, name),
                application,
                "",
                "",
                "",
                "",
                null,
                addresses,
                "",
                needs,
                aliases,
                Map.of(),
                "",
                ObjectState.CONFIRMED);
    }
}
