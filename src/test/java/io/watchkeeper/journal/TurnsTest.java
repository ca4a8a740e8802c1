package io.watchkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();
    private final Map<String, UniEmitter<? super String>> underWay = new HashMap<>();

    private UniAssertSubscriber<String> take(String name, String... keys) {
        return turns.take(keys(keys), () -> Uni.createFrom().<String>emitter(emitter -> underWay.put(name, emitter)))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static Set<UUID> keys(String... keys) {
        return Arrays.stream(keys)
                .map(key -> UUID.nameUUIDFromBytes(key.getBytes()))
                .collect(Collectors.toSet());
    }

    @Test
    void work_on_the_same_key_begins_when_the_one_before_it_has_ended() {
        var first = take("first", "a", "b");
        var second = take("second", "b", "c");

        assertThat(underWay).containsOnlyKeys("first");
        underWay.get("first").complete("done");
        assertThat(underWay).containsOnlyKeys("first", "second");
        underWay.get("second").complete("done too");

        first.assertCompleted().assertItem("done");
        second.assertCompleted().assertItem("done too");
    }

    @Test
    void work_on_other_keys_goes_beside_it() {
        take("first", "a");
        take("second", "b");

        assertThat(underWay).containsOnlyKeys("first", "second");
    }

    @Test
    void nothing_overtakes_what_waits_for_one_of_its_keys() {
        take("first", "a");
        take("second", "a", "b");
        take("third", "b");
        assertThat(underWay).containsOnlyKeys("first");

        underWay.get("first").complete("done");
        assertThat(underWay).containsOnlyKeys("first", "second");

        underWay.get("second").complete("done");
        assertThat(underWay).containsOnlyKeys("first", "second", "third");
    }

    @Test
    void work_that_fails_lets_the_next_begin() {
        var first = take("first", "a");
        take("second", "a");

        underWay.get("first").fail(new IllegalStateException("broken"));

        first.assertFailedWith(IllegalStateException.class, "broken");
        assertThat(underWay).containsKey("second");
    }

    @Test
    void work_that_cannot_even_begin_lets_the_next_begin() {
        var first = turns.take(keys("a"), () -> {
                    throw new IllegalStateException("broken");
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        take("second", "a");

        first.assertFailedWith(IllegalStateException.class, "broken");
        assertThat(underWay).containsKey("second");
    }

    @Test
    void work_that_is_given_up_lets_the_next_begin_and_is_not_begun_when_it_waited() {
        var first = take("first", "a");
        var second = take("second", "a");
        take("third", "a");

        second.cancel();
        first.cancel();

        assertThat(underWay).containsOnlyKeys("first", "third");
    }
}
