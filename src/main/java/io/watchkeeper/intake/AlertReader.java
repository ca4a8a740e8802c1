package io.watchkeeper.intake;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonToken;
import io.watchkeeper.problem.Flaw;

/** Reads one alert after another; the three formats that carry alerts differ only around them. */
final class AlertReader {
    private static final List<String> KNOWN = List.of(
            "labels", "annotations", "startsAt", "endsAt", "generatorURL", "fingerprint", "occurrenceId", "status");
    private static final int LONGEST_STATUS = 64;
    private static final int MOST_KEPT_EXTRAS = 32;
    private static final int LONGEST_KEPT_EXTRA = 1024;

    private final PostCursor cursor;
    private final MemberReader member;
    private final TextMapReader texts;
    private final Dialect dialect;
    private final Post post;

    AlertReader(PostCursor cursor, Limits limits, Dialect dialect, Post post) {
        this.cursor = cursor;
        this.member = new MemberReader(cursor, limits);
        this.texts = new TextMapReader(cursor, member, limits, dialect);
        this.dialect = dialect;
        this.post = post;
    }

    /** Reads the value that the cursor stands on, to its last token. */
    Member read(int index, String pointer) throws IOException {
        member.begin(index, pointer);
        if (cursor.token() != JsonToken.START_OBJECT) {
            member.add("", "WRONG_TYPE", "An alert is an object.", "告警必须是对象。");
            cursor.skip();
            return member.rejection();
        }
        var draft = new AlertDraft();
        var extras = new Extras(MOST_KEPT_EXTRAS, LONGEST_KEPT_EXTRA);
        int seen = 0;
        while (cursor.next() != JsonToken.END_OBJECT) {
            String name = cursor.name();
            cursor.next();
            int known = KNOWN.indexOf(name);
            if (known < 0) {
                other(name, extras);
            } else if ((seen & 1 << known) != 0) {
                member.duplicate('/' + name);
                member.skip(name);
            } else {
                seen |= 1 << known;
                take(name, draft);
            }
        }
        draft.check(member, post.receivedAt());
        return member.isSound() ? new Member.Accepted(draft.incoming(post, index, extras)) : member.rejection();
    }

    private void take(String name, AlertDraft draft) throws IOException {
        if (name.equals("status")) {
            draft.takeStatus(status(name));
        } else {
            draft.take(name, member, texts);
        }
    }

    private void other(String name, Extras extras) throws IOException {
        if (dialect == Dialect.OWN) {
            member.unknown("", name, KNOWN);
        } else if (cursor.token().isScalarValue()) {
            extras.keep(name, cursor);
        } else {
            member.skip(name);
        }
    }

    private String status(String name) throws IOException {
        if (dialect == Dialect.FOREIGN && cursor.token() != JsonToken.VALUE_STRING) {
            member.skip(name); // Alertmanager's own API has an object here, which says who silenced it
            return "";
        }
        String given = member.text(name, LONGEST_STATUS);
        String status = given.toUpperCase(Locale.ROOT);
        if (status.equals("FIRING") || status.equals("RESOLVED") || status.isEmpty()) {
            return status;
        }
        if (dialect == Dialect.OWN) {
            member.add(Flaw.at(member.pointer(name), "NOT_ALLOWED", "There is no such status.", "没有这个状态。")
                    .found(given)
                    .allowing("FIRING, RESOLVED"));
        }
        return "";
    }
}
