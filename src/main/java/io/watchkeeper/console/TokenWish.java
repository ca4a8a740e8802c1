package io.watchkeeper.console;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What was typed to have a token made.
 *
 * @param sources separated by commas
 * @param expires as a form field for date and time gives it, empty for never
 */
public record TokenWish(String name, List<String> roles, String sources, boolean signed, String expires) {
    static final TokenWish NONE = new TokenWish("", List.of("intake"), "", false, "");

    public TokenWish {
        name = name == null ? "" : name;
        roles = roles == null ? List.of() : List.copyOf(roles);
        sources = sources == null ? "" : sources;
        expires = expires == null ? "" : expires.strip();
    }

    public boolean wants(String role) {
        return roles.contains(role);
    }

    /** As the API takes it. */
    JsonNode body(ZoneId zone) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("name", name);
        roles.forEach(body.putArray("roles")::add);
        var named = body.putArray("sources");
        Stream.of(sources.split("[,，、\n]"))
                .map(String::strip)
                .filter(source -> !source.isEmpty())
                .forEach(named::add);
        body.put("signed", signed);
        if (!expires.isEmpty()) {
            body.put("expiresAt", instant(zone));
        }
        return body;
    }

    /** What is no time stays as it was typed, to be refused where everything else is. */
    private String instant(ZoneId zone) {
        try {
            return LocalDateTime.parse(expires).atZone(zone).toInstant().toString();
        } catch (DateTimeException unreadable) {
            return expires;
        }
    }
}
