package io.watchkeeper.decision.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a check is worth knowing for before it is made: what its answer is, what it costs whom it asks, and what it may do there. */
public record CheckTraits(Result result, Cost cost, Danger danger) {
    /** Of a check that does not say. */
    public static final CheckTraits UNSAID = new CheckTraits(Result.ANY, Cost.DEAR, Danger.LOW);

    /** What an answer must be. */
    public enum Result {
        /** A number where it is one, else a text. */
        ANY,
        NUMBER,
        TEXT
    }

    /** What it costs whom it asks. */
    public enum Cost {
        /** May be made ahead of need. */
        CHEAP,
        DEAR
    }

    /** What it may do to whom it asks. */
    public enum Danger {
        /** It asks somebody else, such as who measures anyway. */
        NONE,
        /** It asks the patient, and only reads. */
        LOW,
        /** It may burden the patient: only a diagnosis that somebody has started makes it. */
        HIGH
    }

    /** Whether it may be made before it is known to be needed. */
    public boolean aheadOfNeed() {
        return cost == Cost.CHEAP && danger != Danger.HIGH;
    }

    /** @param automatic whether the diagnosis began by itself */
    public boolean madeBy(boolean automatic) {
        return !automatic || danger != Danger.HIGH;
    }

    /** As it is written in files. */
    public static <E extends Enum<E>> Optional<E> named(Class<E> trait, String word) {
        return Stream.of(trait.getEnumConstants())
                .filter(value -> word(value).equals(word))
                .findFirst();
    }

    /** All that may be written. */
    public static <E extends Enum<E>> List<String> words(Class<E> trait) {
        return Stream.of(trait.getEnumConstants()).map(CheckTraits::word).toList();
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
