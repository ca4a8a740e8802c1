package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether a name is known cannot be told from how long the answer takes: every attempt costs one slow comparison. */
class SignInTest {
    private static final String PASSWORD = "the right password";

    private final CountingPasswords passwords = new CountingPasswords();

    @AfterEach
    void stop() {
        passwords.stop();
    }

    @Test
    void a_known_an_unknown_a_disabled_and_an_external_name_cost_one_comparison_each() {
        String hash = passwords.hash(PASSWORD).await().indefinitely();
        Person known = new Person(1, "li", hash, false, false, 0, Map.of());

        assertThat(attempt(Optional.of(known), PASSWORD)).isInstanceOf(SignInOutcome.Accepted.class);
        assertThat(attempt(Optional.of(known), "wrong")).isEqualTo(new SignInOutcome.Refused());
        assertThat(attempt(Optional.empty(), PASSWORD)).isEqualTo(new SignInOutcome.Refused());
        assertThat(attempt(Optional.of(new Person(1, "li", hash, false, true, 0, Map.of())), PASSWORD))
                .isEqualTo(new SignInOutcome.Refused());
        assertThat(attempt(Optional.of(new Person(1, "li", "", false, false, 0, Map.of())), ""))
                .as("somebody without a password")
                .isEqualTo(new SignInOutcome.Refused());
        assertThat(passwords.compared).containsExactly("hash", "hash", "nobody's", "hash", "nobody's");
    }

    @Test
    void nobodys_hash_is_as_slow_to_compare_as_a_persons() {
        assertThat(passwords.matches(PASSWORD, null).await().indefinitely()).isFalse();
        String persons = passwords.hash(PASSWORD).await().indefinitely();

        assertThat(persons).as("kind and cost").startsWith("$2a$11$");
        assertThat(passwords.nobody().substring(0, 7)).as("kind and cost").isEqualTo(persons.substring(0, 7));
    }

    private SignInOutcome attempt(Optional<Person> found, String password) {
        People people = new People(null) {
            @Override
            Uni<Optional<Person>> named(String name) {
                return Uni.createFrom().item(found);
            }
        };
        return new SignIn(people, passwords, new NoWaiting())
                .attempt("li", password, "192.0.2.1")
                .await()
                .indefinitely();
    }

    private static final class NoWaiting extends BackOff {
        NoWaiting() {
            super(null, Clock.systemUTC());
        }

        @Override
        Uni<Optional<Duration>> begin(String who) {
            return Uni.createFrom().item(Optional.empty());
        }

        @Override
        Uni<Void> succeeded(String who) {
            return Uni.createFrom().voidItem();
        }
    }

    private static final class CountingPasswords extends Passwords {
        private final List<String> compared = new ArrayList<>();

        @Override
        Uni<Boolean> matches(String password, String hash) {
            compared.add(hash == null ? "nobody's" : "hash");
            return super.matches(password, hash);
        }
    }
}
