package io.watchkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {
    private final Ids ids = new Ids(100);

    @Test
    void nothing_is_promised_before_there_is_a_block() {
        assertThat(ids.promise(1)).isEqualTo(1);
        ids.add(500);
        assertThat(ids.promise(1)).isZero();
        assertThat(ids.take()).isEqualTo(500);
    }

    @Test
    void what_one_batch_was_promised_another_cannot_use_up() {
        ids.add(0);
        assertThat(ids.promise(60)).isZero();
        assertThat(ids.promise(60)).isEqualTo(1);
        ids.add(700);
        assertThat(ids.promise(60)).isZero();
    }

    @Test
    void a_promise_that_was_not_used_up_is_given_back() {
        ids.add(0);
        assertThat(ids.promise(100)).isZero();
        ids.take();
        ids.settle(100);
        assertThat(ids.promise(99)).isZero();
        assertThat(ids.take()).isEqualTo(1);
    }

    @Test
    void more_than_a_block_takes_several() {
        assertThat(ids.promise(250)).isEqualTo(3);
    }

    @Test
    void numbers_go_on_in_the_next_block() {
        var small = new Ids(2);
        small.add(10);
        small.add(40);
        assertThat(small.promise(3)).isZero();
        assertThat(new long[] {small.take(), small.take(), small.take()}).containsExactly(10, 11, 40);
    }
}
