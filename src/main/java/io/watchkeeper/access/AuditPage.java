package io.watchkeeper.access;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/**
 * Which part of the record to show.
 *
 * @param limit 1 to 500
 * @param after the last entry of the page before; empty for the newest entries
 */
record AuditPage(int limit, Optional<Position> after) {
    private static final int MOST = 500;
    private static final int USUAL = 50;

    /** A place in the order by time and id, newest first. */
    record Position(Instant at, long id) {
        String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
        }

        static Position parse(String cursor) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
                return new Position(Instant.parse(parts[0]), Long.parseLong(parts[1]));
            } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
                throw refused("cursor", cursor, "the nextCursor of the page before", "上一页的 nextCursor");
            }
        }
    }

    /** Reads the query parameters; null where one is absent. */
    static AuditPage parse(String limit, String cursor) {
        return new AuditPage(
                limit == null ? USUAL : number(limit),
                Optional.ofNullable(cursor).map(Position::parse));
    }

    private static int number(String limit) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // answered as a number out of range is
        }
        throw refused("limit", limit, "a number from 1 to 500", "1 到 500 的整数");
    }

    private static ProblemException refused(String parameter, String value, String en, String zh) {
        Flaw flaw = Flaw.of("INVALID_PARAMETER", parameter + " must be " + en + ".", parameter + " 必须是" + zh + "。")
                .found(value)
                .allowing(en);
        return ProblemException.badRequest("The query parameter " + parameter + " is not acceptable.", flaw);
    }

    /** One page as the API shows it; {@code nextCursor} is null on the last one. */
    record Answer(List<Item> items, String nextCursor) {}

    /** One entry as the API shows it. */
    record Item(String id, Instant at, String actor, String action, String target, Object detail) {}
}
