package io.watchkeeper.decision.diagnosis.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Sentence;

/**
 * Which answers a branch takes, as its cells say it.
 *
 * @param status statuses parted by commas
 * @param from inclusive, {@code below} exclusive: numbers, or empty
 * @param text texts parted by commas; {@code other} those that it does not take
 */
public record Answers(String status, String from, String below, String text, String other) {
    public static final Answers ANY = new Answers(Evidence.OK, "", "", "", "");
    public static final Answers NONE = new Answers(Evidence.NO_ANSWER + ", " + Evidence.ERROR, "", "", "", "");

    public Answers {
        status = listed(list(status));
        from = from.strip();
        below = below.strip();
        text = listed(list(text));
        other = listed(list(other));
    }

    /** Itself, where a person may have written so; fails otherwise. */
    Answers checked() {
        number("from", from);
        number("below", below);
        if (!from.isEmpty() && !below.isEmpty() && Double.parseDouble(from) >= Double.parseDouble(below)) {
            throw refused("EMPTY_RANGE", "below", below, "The range holds no number.", "该范围内没有任何数值。");
        }
        return this;
    }

    /** Of a row as it stands in its table. */
    public static Answers of(Place branch) {
        var columns = Part.columns(branch.table().schema());
        var texts = branch.row().texts();
        Function<Part, String> cell = part -> columns.containsKey(part) ? texts.get(columns.get(part)) : "";
        return new Answers(
                cell.apply(Part.STATUS),
                cell.apply(Part.FROM),
                cell.apply(Part.BELOW),
                cell.apply(Part.TEXT),
                cell.apply(Part.OTHER));
    }

    /** Each status that it takes. */
    public List<String> statuses() {
        return list(status);
    }

    static List<String> list(String cell) {
        return Stream.of(cell.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static String listed(List<String> all) {
        return all.stream().distinct().collect(Collectors.joining(", "));
    }

    private static void number(String field, String text) {
        if (!text.isEmpty() && !text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            throw refused("BAD_NUMBER", field, text, "A number is written such as 5 or -0.25.", "数字的写法如 5 或 -0.25。");
        }
    }

    private static EditRefused refused(String code, String field, String value, String en, String zh) {
        return new EditRefused(code, field, value, new Sentence(en, zh));
    }

    /** Whether it takes just one of the statuses that there are, or some, whatever the answer holds. */
    private boolean plain() {
        return from.isEmpty() && below.isEmpty() && text.isEmpty() && other.isEmpty();
    }

    private boolean onlyOk() {
        return status.equals(Evidence.OK);
    }

    /** What is cut off a branch. */
    public sealed interface Cut {}

    /** The numbers from this one on. */
    public record AtValue(String value) implements Cut {}

    /** This text. */
    public record OfText(String text) implements Cut {}

    /** This status. */
    public record OfStatus(String status) implements Cut {}

    /** A branch in two: together they take what the one took. */
    record Halves(Answers kept, Answers taken) {}

    Halves cut(Cut cut) {
        if (cut instanceof AtValue at) {
            return atValue(at.value().strip());
        }
        return cut instanceof OfText of
                ? ofText(of.text().strip())
                : ofStatus(((OfStatus) cut).status().strip());
    }

    private Halves atValue(String value) {
        number("value", value);
        boolean inside = !value.isEmpty()
                && onlyOk()
                && text.isEmpty()
                && other.isEmpty()
                && (from.isEmpty() || Double.parseDouble(from) < Double.parseDouble(value))
                && (below.isEmpty() || Double.parseDouble(value) < Double.parseDouble(below));
        if (!inside) {
            throw outside("value", value);
        }
        return new Halves(new Answers(status, from, value, "", ""), new Answers(status, value, below, "", ""));
    }

    private Halves ofText(String wanted) {
        boolean named = list(text).contains(wanted) && list(text).size() > 1;
        boolean among = text.isEmpty() && !list(other).contains(wanted) && from.isEmpty() && below.isEmpty();
        if (wanted.isEmpty() || wanted.contains(",") || !onlyOk() || !named && !among) {
            throw outside("value", wanted);
        }
        var rest = named ? listed(without(list(text), List.of(wanted))) : "";
        var others = named ? other : listed(with(list(other), List.of(wanted)));
        return new Halves(new Answers(status, from, below, rest, others), new Answers(status, "", "", wanted, ""));
    }

    private Halves ofStatus(String wanted) {
        if (!list(status).contains(wanted) || list(status).size() < 2 || !plain()) {
            throw outside("value", wanted);
        }
        var rest = listed(without(list(status), List.of(wanted)));
        return new Halves(new Answers(rest, "", "", "", ""), new Answers(wanted, "", "", "", ""));
    }

    private static EditRefused outside(String field, String value) {
        return refused(
                "OUTSIDE",
                field,
                value,
                "That is not one answer among several of this branch.",
                "该取值不是此分支中可以单独分出的一种结果。");
    }

    /** One branch that takes what both take; empty where a row cannot say that. */
    Optional<Answers> joined(Answers neighbour) {
        if (plain() && neighbour.plain()) {
            return Optional.of(new Answers(listed(with(list(status), list(neighbour.status))), "", "", "", ""));
        }
        if (!onlyOk() || !neighbour.onlyOk()) {
            return Optional.empty();
        }
        boolean ranges = Stream.of(text, other, neighbour.text, neighbour.other).allMatch(String::isEmpty);
        if (ranges) {
            return !below.isEmpty() && same(below, neighbour.from)
                    ? Optional.of(new Answers(status, from, neighbour.below, "", ""))
                    : !from.isEmpty() && same(from, neighbour.below)
                            ? Optional.of(new Answers(status, neighbour.from, below, "", ""))
                            : Optional.empty();
        }
        boolean texts = Stream.of(from, below, neighbour.from, neighbour.below).allMatch(String::isEmpty);
        return texts ? joinedTexts(neighbour) : Optional.empty();
    }

    private Optional<Answers> joinedTexts(Answers neighbour) {
        if (!text.isEmpty() && !neighbour.text.isEmpty()) {
            return Optional.of(new Answers(status, "", "", listed(with(list(text), list(neighbour.text))), ""));
        }
        if (!text.isEmpty() && list(neighbour.other).containsAll(list(text))) {
            return Optional.of(new Answers(status, "", "", "", listed(without(list(neighbour.other), list(text)))));
        }
        return !neighbour.text.isEmpty() && text.isEmpty() ? neighbour.joinedTexts(this) : Optional.empty();
    }

    /** A neighbour's answers after these have become others: a border that both had moves with it. */
    Answers following(Answers before, Answers after) {
        if (!onlyOk() || !before.onlyOk()) {
            return this;
        }
        var newFrom = !from.isEmpty() && same(from, before.below) && !after.below.isEmpty() ? after.below : from;
        var newBelow = !below.isEmpty() && same(below, before.from) && !after.from.isEmpty() ? after.from : below;
        boolean rest =
                !before.text.isEmpty() && !after.text.isEmpty() && list(other).containsAll(list(before.text));
        var newOther = rest ? listed(with(without(list(other), list(before.text)), list(after.text))) : other;
        return new Answers(status, newFrom, newBelow, text, newOther);
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && Double.parseDouble(one) == Double.parseDouble(other);
    }

    private static List<String> with(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    private static List<String> without(List<String> some, List<String> others) {
        var rest = new ArrayList<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** In few words, for the name of a rule. */
    String words() {
        if (!onlyOk()) {
            return status.toLowerCase(Locale.ROOT).replace('_', ' ').replace(",", " or");
        }
        var range = (from.isEmpty() ? "" : " from " + from) + (below.isEmpty() ? "" : " below " + below);
        var texts = (text.isEmpty() ? "" : " " + text.replace(", ", " or "))
                + (other.isEmpty() ? "" : " other than " + other.replace(", ", " or "));
        return range.isEmpty() && texts.isEmpty() ? "any answer" : (range + texts).strip();
    }
}
