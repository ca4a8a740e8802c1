package io.watchkeeper.access;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.JsonFaults;
import io.watchkeeper.problem.ProblemException;

/** Reads what is asked for a new token, and finds all that is wrong with it before refusing. */
final class TokenForm {
    private static final Set<String> MEMBERS = Set.of("name", "roles", "source", "sources", "signed", "expiresAt");
    private static final int LONGEST = 100;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final int MOST_SOURCES = 100;
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/@-]{0,63}");

    private final JsonNode body;
    private final Instant now;
    private final List<Flaw> flaws = new ArrayList<>();

    private TokenForm(JsonNode body, Instant now) {
        this.body = body;
        this.now = now;
    }

    /** @throws ProblemException 422 that names every member which is wrong */
    static NewToken read(JsonNode body, Instant now) {
        return new TokenForm(body, now).read();
    }

    private NewToken read() {
        if (body == null || !body.isObject()) {
            throw refused(List.of(Flaw.at("", "WRONG_TYPE", "The body must be an object.", "正文必须是一个对象。")));
        }
        body.fieldNames().forEachRemaining(this::known);
        Optional<String> name = text("name");
        if (name.isEmpty() && flaws.stream().noneMatch(flaw -> flaw.pointer().equals("/name"))) {
            flaws.add(Flaw.at("/name", "REQUIRED", "A token needs a name.", "令牌需要名称。"));
        }
        Set<String> roles = roles();
        Set<String> sources = sources();
        boolean signed = flag("signed");
        Optional<Instant> expiresAt = text("expiresAt").flatMap(this::future);
        if (!flaws.isEmpty()) {
            throw refused(flaws);
        }
        return new NewToken(name.orElseThrow(), roles, sources, signed, expiresAt);
    }

    /** How long a value is honoured after its rotation; a day where nothing is asked. */
    static Duration overlap(String asked) {
        try {
            Duration overlap = asked == null || asked.isBlank() ? Duration.ofDays(1) : Duration.parse(asked.strip());
            if (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeParseException noDuration) {
            // answered as a duration that is too long
        }
        throw ProblemException.badRequest(
                "The query parameter overlap is not acceptable.",
                Flaw.of("INVALID_PARAMETER", "overlap must be a duration.", "overlap 必须是时长。")
                        .found(asked)
                        .allowing("PT0S to P30D, such as PT24H"));
    }

    static ProblemException refused(List<Flaw> flaws) {
        return ProblemException.unprocessable("The token cannot be made from this.", flaws);
    }

    private void known(String member) {
        if (!MEMBERS.contains(member)) {
            String pointer = "/" + JsonFaults.escaped(member);
            flaws.add(Flaw.at(pointer, "UNKNOWN_MEMBER", "This member is not known here.", "此处没有这个成员。"));
        }
    }

    private Optional<String> text(String member) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            flaws.add(Flaw.at("/" + member, "INVALID", "This must be a text.", "此处必须是文本。")
                    .found(value.asText())
                    .allowing("1 to 100 characters on one line"));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Set<String> sources() {
        Set<String> sources = new TreeSet<>();
        text("source").ifPresent(sources::add);
        JsonNode asked = body.path("sources");
        boolean list = asked.isMissingNode() || asked.isNull() || asked.isArray() && asked.size() <= MOST_SOURCES;
        for (int i = 0; list && i < asked.size(); i++) {
            String source = asked.path(i).asText().strip();
            list = asked.path(i).isTextual() && SOURCE.matcher(source).matches();
            sources.add(source);
        }
        if (!list) {
            flaws.add(Flaw.at("/sources", "INVALID", "These must be names of sources.", "此处必须是来源名称的列表。")
                    .allowing("at most 100, each of 1 to 64 letters, digits and . _ : / @ -"));
        }
        return sources;
    }

    private boolean flag(String member) {
        JsonNode value = body.path(member);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            flaws.add(Flaw.at("/" + member, "INVALID", "This must be true or false.", "此处必须是 true 或 false。"));
        }
        return value.asBoolean(false);
    }

    private Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        JsonNode asked = body.path("roles");
        for (int i = 0; i < asked.size(); i++) {
            JsonNode role = asked.path(i);
            if (Roles.ALL.contains(role.asText())) {
                roles.add(role.asText());
            } else {
                flaws.add(
                        role("/roles/" + i, "There is no such role.", "没有这个角色。").found(role.asText()));
            }
        }
        if (!asked.isArray() || asked.isEmpty()) {
            flaws.add(role("/roles", "A token needs at least one role.", "令牌至少需要一个角色。"));
        }
        return roles;
    }

    private static Flaw role(String pointer, String en, String zh) {
        return Flaw.at(pointer, "INVALID", en, zh).allowing(String.join(", ", new TreeSet<>(Roles.ALL)));
    }

    private Optional<Instant> future(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.isAfter(now)) {
                return Optional.of(instant);
            }
        } catch (DateTimeParseException noInstant) {
            // answered as an instant that is past
        }
        flaws.add(Flaw.at("/expiresAt", "INVALID", "This must be an instant to come.", "此处必须是将来的时刻。")
                .found(text)
                .allowing("such as " + now.plusSeconds(86_400).truncatedTo(ChronoUnit.SECONDS)));
        return Optional.empty();
    }
}
