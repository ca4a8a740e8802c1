package io.watchkeeper.access;

import jakarta.inject.Singleton;

import io.quarkus.test.Mock;

/** For tests that boot the service: they sign in hundreds of times. How slow the hashes of the real one are, {@link SignInTest} says. */
@Mock
@Singleton
class QuickPasswords extends Passwords {
    private static final int LOWEST_COST = 4;

    QuickPasswords() {
        super(LOWEST_COST);
    }
}
