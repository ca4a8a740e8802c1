package io.watchkeeper.object.change;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.JsonFaults;
import io.watchkeeper.problem.ProblemException;

/** Makes a change of what was sent, or tells all that is wrong with it. */
final class ChangeReader {
    private static final Set<String> MEMBERS =
            Set.of("id", "kind", "objects", "startsAt", "endsAt", "suppress", "summary");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");
    private static final int MOST_OBJECTS = 200;
    private static final int LONGEST = 500;
    private static final Duration LONGEST_TIME = Duration.ofDays(366);

    private final JsonNode body;
    private final List<Flaw> flaws = new ArrayList<>();

    private ChangeReader(JsonNode body) {
        this.body = body;
    }

    /** @throws ProblemException of status 422 for members that have no meaning here */
    static void checkMembers(JsonNode body) {
        var flaws = new ArrayList<Flaw>();
        if (body == null || !body.isObject()) {
            flaws.add(Flaw.at("", "WRONG_TYPE", "The body must be an object.", "正文须为一个对象。"));
        } else {
            body.fieldNames().forEachRemaining(member -> {
                if (!MEMBERS.contains(member)) {
                    flaws.add(Flaw.at(
                            "/" + JsonFaults.escaped(member),
                            "UNKNOWN_MEMBER",
                            "This member is not known here.",
                            "此处没有这个成员。"));
                }
            });
        }
        refuse(flaws);
    }

    /**
     * @param code of the change that is said anew; empty for a new one, which may name its own
     * @param now when a change begins that does not say when
     * @throws ProblemException of status 422 that names every fault
     */
    static Change read(JsonNode body, Optional<String> code, Instant now) {
        checkMembers(body);
        var reader = new ChangeReader(body);
        var change = reader.change(code, now);
        refuse(reader.flaws);
        return change.orElseThrow();
    }

    private Optional<Change> change(Optional<String> code, Instant now) {
        var id = code.orElseGet(this::id);
        if (code.isPresent() && body.has("id") && !code.get().equals(text("id").orElse(""))) {
            flaw("/id", "UNKNOWN_VALUE", "A change keeps its id.", "变更的 id 不可修改。");
        }
        var kind = kind();
        var objects = objects();
        var starts = body.has("startsAt") ? instant("startsAt") : Optional.of(now.truncatedTo(ChronoUnit.MICROS));
        var ends = instant("endsAt");
        if (starts.isPresent() && ends.isPresent()) {
            checkTimes(starts.get(), ends.get());
        }
        var suppress = suppress();
        var summary = summary();
        return flaws.isEmpty()
                ? Optional.of(new Change(id, kind.orElseThrow(), objects, starts.get(), ends.get(), suppress, summary))
                : Optional.empty();
    }

    private void checkTimes(Instant starts, Instant ends) {
        if (!starts.isBefore(ends)) {
            flaw("/endsAt", "NOT_AFTER_START", "The end must be after the start.", "结束时间须晚于开始时间。");
        } else if (Duration.between(starts, ends).compareTo(LONGEST_TIME) > 0) {
            flaw("/endsAt", "TOO_LONG", "A change lasts 366 days at most.", "变更最长持续 366 天。");
        }
    }

    private String id() {
        if (!body.has("id") || body.path("id").isNull()) {
            return UUID.randomUUID().toString();
        }
        var id = text("id").orElse("");
        if (!CODE.matcher(id).matches()) {
            flaws.add(Flaw.at("/id", "UNREADABLE", "This cannot be an id.", "不能作为 id。")
                    .found(id)
                    .allowing("letters, digits and . _ : -, at most 100"));
        }
        return id;
    }

    private Optional<ChangeKind> kind() {
        var given = text("kind").orElse("");
        var kind = Arrays.stream(ChangeKind.values())
                .filter(known -> known.name().equalsIgnoreCase(given))
                .findFirst();
        if (kind.isEmpty() && !given.isEmpty()) {
            flaws.add(Flaw.at("/kind", "UNKNOWN_VALUE", "There is no such kind of change.", "没有此类变更。")
                    .found(given)
                    .allowing(Arrays.stream(ChangeKind.values())
                            .map(ChangeKind::name)
                            .collect(Collectors.joining(", "))));
        }
        return kind;
    }

    private List<ObjectName> objects() {
        var given = body.path("objects");
        if (!given.isArray() || given.isEmpty()) {
            flaw("/objects", "REQUIRED", "A change names the objects that it is done to.", "变更须指明所涉及的对象。");
            return List.of();
        }
        if (given.size() > MOST_OBJECTS) {
            flaw("/objects", "TOO_MANY", "A change names at most 200 objects.", "变更最多涉及 200 个对象。");
            return List.of();
        }
        var names = new ArrayList<ObjectName>();
        for (int place = 0; place < given.size(); place++) {
            var pointer = "/objects/" + place;
            ObjectName.read(given.get(place))
                    .ifPresentOrElse(
                            names::add,
                            () -> flaws.add(Flaw.at(pointer, "UNREADABLE", "This must name an object.", "此项须为对象的名称。")
                                    .allowing("{\"kind\",\"name\"} or \"kind/name\"")));
        }
        return names.stream().distinct().sorted().toList();
    }

    private Optional<Instant> instant(String member) {
        try {
            return text(member).map(ChangeReader::instantOf);
        } catch (DateTimeException unreadable) {
            flaws.add(Flaw.at("/" + member, "UNREADABLE", "This is no time.", "不是有效的时间。")
                    .found(body.path(member).asText())
                    .allowing("an RFC 3339 date and time such as 2026-03-01T08:00:00Z"));
            return Optional.empty();
        }
    }

    /** As exact as the store keeps it. */
    private static Instant instantOf(String text) {
        var at = OffsetDateTime.parse(text);
        if (at.getYear() < 1970 || at.getYear() > 9999) {
            throw new DateTimeException("no time of a change");
        }
        return at.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private boolean suppress() {
        var given = body.path("suppress");
        if (!given.isMissingNode() && !given.isBoolean()) {
            flaw("/suppress", "WRONG_TYPE", "This must be true or false.", "此项须为 true 或 false。");
        }
        return given.asBoolean(false);
    }

    private String summary() {
        var given = body.path("summary");
        var text = given.isTextual() ? given.textValue().strip() : "";
        if (!given.isMissingNode() && !given.isNull() && !given.isTextual()) {
            flaw("/summary", "WRONG_TYPE", "This must be a text.", "此项须为文本。");
        } else if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            flaw(
                    "/summary",
                    "TOO_LONG",
                    "A summary has at most 500 characters, and no U+0000.",
                    "摘要最多 500 个字符，且不含 U+0000。");
        }
        return text;
    }

    /** A text that must be there; told where it is not. */
    private Optional<String> text(String member) {
        var given = body.path(member);
        if (!given.isTextual() || given.textValue().isBlank()) {
            flaw("/" + member, "REQUIRED", "This must be a text.", "此项须为文本。");
            return Optional.empty();
        }
        return Optional.of(given.textValue().strip());
    }

    private void flaw(String pointer, String code, String en, String zh) {
        if (flaws.stream().noneMatch(flaw -> pointer.equals(flaw.pointer()))) {
            flaws.add(Flaw.at(pointer, code, en, zh));
        }
    }

    private static void refuse(List<Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("The change cannot be taken; nothing was changed.", flaws);
        }
    }
}
