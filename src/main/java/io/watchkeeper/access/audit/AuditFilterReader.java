package io.watchkeeper.access.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Reads the parameters of a question about the record, and finds all that is wrong with them before refusing. */
final class AuditFilterReader {
    private static final int USUAL = 50;
    private static final int LONGEST = 200;

    private final Map<String, String> parameters;
    private final List<Flaw> flaws = new ArrayList<>();

    AuditFilterReader(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    Optional<String> text(String name) {
        Optional<String> given =
                Optional.ofNullable(parameters.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        if (given.filter(text -> text.length() > LONGEST || text.indexOf('\0') >= 0)
                .isPresent()) {
            return flaw(name, given.get(), "at most 200 characters", "最多 200 个字符");
        }
        return given;
    }

    Optional<Instant> instant(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeParseException noInstant) {
                return flaw(name, text, "an instant such as 2026-01-31T08:00:00Z", "时刻，例如 2026-01-31T08:00:00Z");
            }
        });
    }

    int limit() {
        return text("limit")
                .flatMap(text -> text.matches("\\d{1,3}") && number(text)
                        ? Optional.of(Integer.parseInt(text))
                        : flaw("limit", text, "a number from 1 to 500", "1 到 500 的整数"))
                .orElse(USUAL);
    }

    Optional<AuditPosition> position() {
        Optional<String> cursor = text("cursor");
        Optional<AuditPosition> position = cursor.flatMap(AuditPosition::parse);
        if (cursor.isPresent() && position.isEmpty()) {
            flaw("cursor", cursor.get(), "the nextCursor of the page before", "上一页的 nextCursor");
        }
        return position;
    }

    void refuseFlaws() {
        if (!flaws.isEmpty()) {
            throw ProblemException.badRequest("A query parameter is not acceptable.", flaws.toArray(Flaw[]::new));
        }
    }

    private static boolean number(String digits) {
        int number = Integer.parseInt(digits);
        return number >= 1 && number <= AuditFilter.MOST;
    }

    private <T> Optional<T> flaw(String parameter, String value, String en, String zh) {
        flaws.add(Flaw.of("INVALID_PARAMETER", parameter + " must be " + en + ".", parameter + " 必须是" + zh + "。")
                .found(value)
                .allowing(en));
        return Optional.empty();
    }
}
