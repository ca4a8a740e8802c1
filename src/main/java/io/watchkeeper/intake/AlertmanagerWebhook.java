package io.watchkeeper.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonToken;
import io.watchkeeper.problem.ProblemException;

/** Reads what Alertmanager's webhook receiver posts, and what others post in its form: an object with {@code alerts}. */
final class AlertmanagerWebhook implements PostReader {
    private final Limits limits;

    AlertmanagerWebhook(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Reading read(byte[] body, Post post) {
        return PostCursor.walk(body, cursor -> walk(cursor, post));
    }

    private Reading walk(PostCursor cursor, Post post) throws IOException {
        if (cursor.token() != JsonToken.START_OBJECT) {
            throw PostCursor.misshapen("", "WRONG_TYPE", "A webhook's body is an object.", "Webhook 的正文必须是对象。");
        }
        var alerts = new AlertReader(cursor, limits, Dialect.FOREIGN, post);
        List<Member> members = null;
        long truncated = 0;
        while (cursor.next() != JsonToken.END_OBJECT) {
            String name = cursor.name();
            cursor.next();
            if (name.equals("alerts")) {
                members = members(cursor, alerts, members);
            } else if (name.equals("truncatedAlerts") && cursor.token() == JsonToken.VALUE_NUMBER_INT) {
                truncated = (long) cursor.number();
            } else {
                cursor.skip();
            }
        }
        if (members == null) {
            throw PostCursor.misshapen("/alerts", "REQUIRED", "The body has no alerts.", "正文中没有 alerts。");
        }
        return new Reading(members, Math.max(0, truncated));
    }

    private List<Member> members(PostCursor cursor, AlertReader alerts, List<Member> before) throws IOException {
        if (before != null) {
            throw PostCursor.misshapen("/alerts", "DUPLICATE_MEMBER", "The alerts occur twice.", "alerts 出现了两次。");
        }
        if (cursor.token() != JsonToken.START_ARRAY) {
            throw PostCursor.misshapen("/alerts", "WRONG_TYPE", "The alerts are an array.", "alerts 必须是数组。");
        }
        var members = new ArrayList<Member>();
        while (cursor.next() != JsonToken.END_ARRAY) {
            if (members.size() == limits.foreignMembers()) {
                throw ProblemException.tooLarge("A post brings at most " + limits.foreignMembers() + " alerts.");
            }
            members.add(alerts.read(members.size(), "/alerts/" + members.size()));
        }
        return members;
    }
}
