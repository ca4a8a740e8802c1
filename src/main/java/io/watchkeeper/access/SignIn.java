package io.watchkeeper.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Decides whether a name and a password are someone's. */
@ApplicationScoped
class SignIn {
    private static final int LONGEST_NAME = 100;
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final People people;
    private final Passwords passwords;
    private final BackOff backOff;

    SignIn(People people, Passwords passwords, BackOff backOff) {
        this.people = people;
        this.passwords = passwords;
        this.backOff = backOff;
    }

    /** @param address where the attempt comes from; others may go on trying the same name */
    Uni<SignInOutcome> attempt(String name, String password, String address) {
        if (name.length() > LONGEST_NAME) {
            return Uni.createFrom().item(new SignInOutcome.Refused());
        }
        String who = name + " " + GuessLimit.network(address);
        return backOff.begin(who)
                .chain(wait -> wait.isPresent()
                        ? Uni.createFrom().item(new SignInOutcome.Later(wait.get()))
                        : verify(name, password).call(outcome -> settle(outcome, who)));
    }

    private Uni<SignInOutcome> verify(String name, String password) {
        return people.named(name)
                .flatMap(found -> passwords
                        .matches(
                                password,
                                found.filter(Person::hasPassword)
                                        .map(Person::passwordHash)
                                        .orElse(null))
                        .map(right -> outcome(found, right)))
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(new SignInOutcome.Later(BUSY));
    }

    private static SignInOutcome outcome(Optional<Person> found, boolean right) {
        return found.filter(person -> right && !person.disabled())
                .<SignInOutcome>map(SignInOutcome.Accepted::new)
                .orElseGet(SignInOutcome.Refused::new);
    }

    private Uni<Void> settle(SignInOutcome outcome, String who) {
        return outcome instanceof SignInOutcome.Accepted
                ? backOff.succeeded(who)
                : Uni.createFrom().voidItem();
    }
}
