package io.watchkeeper.rulebook.release;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whose approval a change needs. Nobody's own work is approved by themselves, whatever is said here. */
sealed interface ApprovalPolicy {
    /** It may be published as it is. */
    record NoOne() implements ApprovalPolicy {}

    /** Any one person who may approve. */
    record AnyOne() implements ApprovalPolicy {}

    /** One of these persons. */
    record OneOf(Set<String> people) implements ApprovalPolicy {
        public OneOf {
            people = new TreeSet<>(people);
        }
    }

    /** @param text {@code none}, {@code one}, or names with commas between them; {@code one} where it is empty */
    static ApprovalPolicy of(String text) {
        return switch (text.strip()) {
            case "none" -> new NoOne();
            case "one", "" -> new AnyOne();
            default ->
                new OneOf(new TreeSet<>(List.of(Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toArray(String[]::new))));
        };
    }

    /** Whether the persons who have approved are enough. */
    default boolean metBy(Set<String> approvers) {
        if (this instanceof OneOf some) {
            return approvers.stream().anyMatch(some.people()::contains);
        }
        return this instanceof NoOne || !approvers.isEmpty();
    }

    /** Whether an approval by the person counts. */
    default boolean counts(String person) {
        return !(this instanceof OneOf some) || some.people().contains(person);
    }
}
