package io.watchkeeper.access;

/** A person with the password that an administrator hands to them; shown once, and to be changed at the first sign-in. */
public record OneTimePassword(PersonView person, String oneTimePassword) {
    @Override
    public String toString() {
        return "the one-time password of " + person.name();
    }
}
