package io.watchkeeper.rulebook.release;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why, and for publishing when.
 *
 * @param reason at most 2,000 characters; needed to reject and to roll back, else it may be null
 * @param at an instant such as {@code 2026-11-25T22:00:00Z}; null for now
 */
@Schema(name = "ReleaseRequest", examples = "{\"reason\":\"Too many false alarms since this morning\"}")
public record ReleaseRequest(String reason, String at) {
    private static final int LONGEST = 2_000;

    public ReleaseRequest {
        reason = reason == null ? "" : reason.strip();
    }

    /** What the body stands for that was not sent. */
    public static ReleaseRequest of(ReleaseRequest body) {
        return body == null ? new ReleaseRequest("", null) : body;
    }

    /** @throws ProblemException 422 that names the members that cannot be used */
    public ReleaseRequest check() {
        var flaws = new ArrayList<Flaw>();
        if (reason.length() > LONGEST) {
            flaws.add(Flaw.at("/reason", "TOO_LONG", "This is too long.", "内容过长。")
                    .allowing("at most " + LONGEST + " characters"));
        }
        if (reason.indexOf('\0') >= 0) {
            flaws.add(Flaw.at("/reason", "UNREADABLE", "The character U+0000 cannot be stored.", "不能包含字符 U+0000。"));
        }
        if (at != null && !at.isBlank() && moment().isEmpty()) {
            flaws.add(Flaw.at("/at", "UNREADABLE", "This is no instant.", "这不是一个时刻。")
                    .found(at)
                    .allowing("2026-11-25T22:00:00Z"));
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("The request cannot be used.", List.copyOf(flaws));
        }
        return this;
    }

    /** Empty for now. */
    public Optional<Instant> moment() {
        try {
            return at == null || at.isBlank()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(at.strip()).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
