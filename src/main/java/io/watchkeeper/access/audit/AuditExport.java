package io.watchkeeper.access.audit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;

/** Writes the record out, as it is read: whoever exports a year holds no more than a page of it in memory. */
@Singleton
class AuditExport {
    /** 100,000 entries; a narrower period gets the rest. */
    private static final int MOST_PAGES = 200;

    private static final List<String> HEADER = List.of(
            "id", "sequence", "at", "actor", "action", "target", "address", "reason", "detail", "before", "after");
    /** What a spreadsheet would take for a formula, or that leads it there. */
    private static final String FORMULA = "=+-@\t\r\n|%";

    private final AuditRepository entries;
    private final ObjectMapper json;

    AuditExport(AuditRepository entries, ObjectMapper json) {
        this.entries = entries;
        this.json = json;
    }

    /** One JSON object a line. */
    Multi<String> lines(String workspace, AuditFilter filter) {
        return entries.pages(workspace, filter, MOST_PAGES)
                .map(page ->
                        page.items().stream().map(item -> text(item) + "\n").collect(Collectors.joining()));
    }

    /** RFC 4180, with a header, every cell quoted. */
    Multi<String> csv(String workspace, AuditFilter filter) {
        Multi<String> rows = entries.pages(workspace, filter, MOST_PAGES)
                .map(page -> page.items().stream().map(this::row).collect(Collectors.joining()));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(line(HEADER.stream())), rows);
    }

    private String row(AuditPage.Item item) {
        return line(Stream.of(
                item.id(),
                item.sequence(),
                item.at(),
                item.actor(),
                item.action(),
                item.target(),
                item.address(),
                item.reason(),
                text(item.detail()),
                text(item.before()),
                text(item.after())));
    }

    private static String line(Stream<?> cells) {
        return cells.map(cell -> cell(Objects.toString(cell, ""))).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Names and reasons come from people and senders: opened in a spreadsheet, they must stay text. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    private String text(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", impossible);
        }
    }
}
