package io.watchkeeper.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes query parameters apart and keeps what is wrong with them, so that all of it can be told at once. */
public final class FilterReader {
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_PAGE = 500;
    private static final int USUAL_PAGE = 50;
    private static final String ID = "[1-9][0-9]{0,17}";

    private final Map<String, List<String>> parameters;
    private final String things;
    private final List<Flaw> flaws = new ArrayList<>();

    /** @param things what the list is of, in a refusal: events, objects */
    public FilterReader(Map<String, List<String>> parameters, String things) {
        this.parameters = parameters;
        this.things = things;
    }

    /**
     * How long a page of a list is that is asked for nothing else.
     *
     * @throws ProblemException of status 400 unless it is from 1 to 500, or not given
     */
    public static int page(List<String> limit, String things) {
        var reader = new FilterReader(Map.of("limit", limit), things);
        int most = reader.limit(LONGEST_PAGE, USUAL_PAGE);
        reader.refuseFlaws();
        return most;
    }

    /** @throws ProblemException of status 400 when anything was wrong so far */
    public void refuseFlaws() {
        if (!flaws.isEmpty()) {
            throw ProblemException.badRequest(
                    "The query does not say which " + things + " are wanted: "
                            + flaws.get(0).message().en(),
                    flaws.toArray(Flaw[]::new));
        }
    }

    /** Values of a parameter that may be repeated and may list several with commas; empty ones are as good as absent. */
    public Set<String> texts(String parameter) {
        var values = new LinkedHashSet<String>();
        for (var given : parameters.getOrDefault(parameter, List.of())) {
            Arrays.stream(given.split(","))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .forEach(values::add);
        }
        if (values.size() > MOST_VALUES) {
            flaw(parameter, "TOO_MANY", "has more than " + MOST_VALUES + " values", "的取值超过 " + MOST_VALUES + " 个");
            return Set.of();
        }
        values.removeIf(text -> !searchable(parameter, text));
        return values;
    }

    public <E extends Enum<E>> Set<E> names(String parameter, Class<E> type) {
        var found = EnumSet.noneOf(type);
        texts(parameter).forEach(text -> name(parameter, text, type).ifPresent(found::add));
        return found;
    }

    /** @param others what is allowed beside the type's constants and was taken out before */
    public <E extends Enum<E>> Optional<E> name(String parameter, String text, Class<E> type, String... others) {
        var found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty()) {
            var allowed = new ArrayList<>(
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
            allowed.addAll(List.of(others));
            flaws.add(Flaw.of("UNKNOWN_VALUE", parameter + " has an unknown value.", parameter + " 的取值未知。")
                    .found(text)
                    .allowing(String.join(", ", allowed)));
        }
        return found;
    }

    /** A parameter that means one thing; given twice it would mean two. */
    public Optional<String> single(String parameter) {
        var given = parameters.getOrDefault(parameter, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (given.size() > 1) {
            flaw(parameter, "TOO_MANY", "is given more than once", "只能出现一次");
            return Optional.empty();
        }
        return given.stream().filter(text -> searchable(parameter, text)).findFirst();
    }

    public Optional<Instant> instant(String parameter) {
        return parsed(parameter, "an RFC 3339 date and time such as 2026-03-01T08:00:00Z", text -> {
            // an unescaped plus of an offset arrives as a space
            var at = OffsetDateTime.parse(text.replace(' ', '+'));
            if (at.getYear() < 1 || at.getYear() > 9999) {
                throw new DateTimeException("outside RFC 3339");
            }
            return at.toInstant();
        });
    }

    /** @param en what is wrong with a text that is no id, as it goes on after the parameter's name */
    public Optional<Long> id(String parameter, String en, String zh) {
        var given = single(parameter);
        if (given.filter(text -> !text.matches(ID)).isPresent()) {
            flaw(parameter, "UNREADABLE", en, zh);
            return Optional.empty();
        }
        return given.map(Long::valueOf);
    }

    public int limit(int most, int usual) {
        return number("limit", most, usual);
    }

    /** From 1. */
    public int number(String parameter, int most, int usual) {
        return parsed(parameter, "a whole number from 1 to " + most, text -> {
                    var number = Integer.parseInt(text);
                    if (number < 1 || number > most) {
                        throw new NumberFormatException(text);
                    }
                    return number;
                })
                .orElse(usual);
    }

    public void flaw(String parameter, String code, String en, String zh) {
        flaws.add(Flaw.of(code, parameter + " " + en + ".", parameter + " " + zh + "。"));
    }

    private <T> Optional<T> parsed(String parameter, String allowed, Function<String, T> parser) {
        return single(parameter).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (DateTimeException | NumberFormatException unreadable) {
                flaws.add(Flaw.of("UNREADABLE", parameter + " cannot be read.", parameter + " 无法识别。")
                        .found(text)
                        .allowing(allowed));
                return Optional.empty();
            }
        });
    }

    /** PostgreSQL keeps no U+0000, so that nothing can be found by it. */
    private boolean searchable(String parameter, String text) {
        if (text.length() > LONGEST_TEXT) {
            flaw(
                    parameter,
                    "TOO_LONG",
                    "is longer than " + LONGEST_TEXT + " characters",
                    "超过 " + LONGEST_TEXT + " 个字符");
        } else if (text.indexOf('\0') >= 0) {
            flaw(parameter, "UNREADABLE", "contains the character U+0000", "包含字符 U+0000");
        } else {
            return true;
        }
        return false;
    }
}
