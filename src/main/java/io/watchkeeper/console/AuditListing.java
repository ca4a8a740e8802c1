package io.watchkeeper.console;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.vertx.core.json.Json;
import io.watchkeeper.access.audit.AuditPage;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.Flaw;

/**
 * What the page of the audit log shows.
 *
 * @param next address of the older entries, empty on the last page
 * @param faults what is wrong with the question, in which case the newest entries are shown
 */
public record AuditListing(List<Line> lines, ListQuery query, String next, List<Sentence> faults) {
    /** One entry; what it does not say is empty. */
    public record Line(
            Instant at,
            String actor,
            String action,
            String target,
            String address,
            String reason,
            String detail,
            String before,
            String after,
            String place) {}

    static AuditListing of(AuditPage page, ListQuery query, List<Flaw> flaws) {
        return new AuditListing(
                page.items().stream().map(AuditListing::line).toList(),
                query,
                page.nextCursor() == null ? "" : query.next(page.nextCursor()),
                flaws.stream().map(Flaw::message).toList());
    }

    /** The address of an export of the same question. */
    public String export(String format) {
        var first = query.first();
        var at = first.indexOf('?');
        return "/api/v1/audit/export." + format + (at < 0 ? "" : first.substring(at));
    }

    private static Line line(AuditPage.Item item) {
        return new Line(
                item.at(),
                item.actor(),
                item.action(),
                item.target(),
                Objects.toString(item.address(), ""),
                Objects.toString(item.reason(), ""),
                json(item.detail()),
                json(item.before()),
                json(item.after()),
                Objects.toString(item.sequence(), ""));
    }

    private static String json(Object members) {
        var text = members == null ? "" : Json.encode(members);
        return text.equals("{}") ? "" : text;
    }
}
