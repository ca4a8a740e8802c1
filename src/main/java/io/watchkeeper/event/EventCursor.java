package io.watchkeeper.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import io.watchkeeper.problem.CursorText;

/**
 * The last event of a page: the next one begins after it, whatever changed meanwhile.
 *
 * @param completed in which half of the order {@link EventSort#WORST} it stood
 * @param rank its grade's place, for the same order
 * @param at its first or last occurrence, as the sort goes; PostgreSQL keeps microseconds
 */
record EventCursor(EventSort sort, boolean completed, int rank, Instant at, long id) {
    private static final Pattern FORM =
            Pattern.compile("([A-Z]{5,6}) ([01]) (\\d) (-?\\d{1,18}) (\\d{1,19}) ([0-9a-f]{8})");

    String text() {
        var place = "%s %d %d %d %d".formatted(sort, completed ? 1 : 0, rank, micros(at), id);
        return CursorText.of(place + " " + check(place));
    }

    /** Empty for anything that {@link #text} did not make: the check keeps a mistyped cursor from silently naming another place. */
    static Optional<EventCursor> parse(String text) {
        return CursorText.read(text, 1).flatMap(parts -> read(parts.get(0)));
    }

    private static Optional<EventCursor> read(String plain) {
        var form = FORM.matcher(plain);
        if (!form.matches() || !form.group(6).equals(check(plain.substring(0, plain.length() - 9)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EventCursor(
                    EventSort.valueOf(form.group(1)),
                    form.group(2).equals("1"),
                    Integer.parseInt(form.group(3)),
                    instant(Long.parseLong(form.group(4))),
                    Long.parseLong(form.group(5))));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private static String check(String place) {
        var crc = new CRC32();
        crc.update(place.getBytes(StandardCharsets.US_ASCII));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000L);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
