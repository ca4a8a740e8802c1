package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts the template cell of a CONDITION column into its comparisons. */
final class TemplateParser {
    static final String ALLOWED =
            "field; field == \"$param\" (also != matches, not matches, str[startsWith], str[endsWith]); "
                    + "labels[\"key\"] == \"$param\"; labels[\"key\"] != null, labels[\"key\"] str[startsWith] \"$param\"; "
                    + "field in (forall(,){\"$\"}); field not in (forall(,){\"$\"}); flag == $param; number >= $param (also > < <= == !=); "
                    + "number >= $1, number < $2; tokens contains \"$param\"; forall(,){tokens contains \"$\"}; forall(||){tokens contains \"$\"}; "
                    + "forall(,){tokens not contains \"$\"}; signal != null?; signal == $e.signal?";

    private static final String PATH = "([a-z][A-Za-z]*)(?:\\[\"([^\"\\\\\\]]+)\"])?";
    private static final String OPERATOR =
            "(==|!=|>=|<=|>|<|not matches|matches|not contains|contains|str\\[startsWith]|str\\[endsWith])";
    private static final Pattern PRESENT = Pattern.compile(PATH + " ?!= ?null");
    private static final Pattern GUARD = Pattern.compile(PATH + " ?!= ?null ?\\?");
    private static final Pattern JOIN = Pattern.compile("signal ?== ?(\\$[a-z]\\w*)\\.signal(?: ?\\( ?\\))? ?\\?");
    private static final Pattern COMPARED =
            Pattern.compile(PATH + " ?" + OPERATOR + " ?(?:\"\\$(param|[1-9])\"|\\$(param|[1-9]))");
    private static final Pattern BARE = Pattern.compile(PATH + "(?: ?" + OPERATOR + ")?");
    private static final Pattern AMONG =
            Pattern.compile(PATH + " (not )?in ?\\( ?forall\\(,\\)\\{ ?(?:(\"\\$\")|\\$) ?} ?\\)");
    private static final Pattern FORALL =
            Pattern.compile("forall\\((,|\\|\\|)\\)\\{ ?" + PATH + " ?" + OPERATOR + " ?\"\\$\" ?}");
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("==", Operator.ONE_OF),
            Map.entry("!=", Operator.NONE_OF),
            Map.entry("<", Operator.BELOW),
            Map.entry("<=", Operator.AT_MOST),
            Map.entry(">", Operator.ABOVE),
            Map.entry(">=", Operator.AT_LEAST),
            Map.entry("matches", Operator.MATCHES),
            Map.entry("not matches", Operator.NOT_MATCHES),
            Map.entry("contains", Operator.ALL_OF),
            Map.entry("not contains", Operator.WITHOUT),
            Map.entry("str[startsWith]", Operator.STARTS_WITH),
            Map.entry("str[endsWith]", Operator.ENDS_WITH));
    /** What a forall joins its copies by, and the meaning of the whole. */
    private static final Map<String, Operator> JOINED = Map.of(
            "||==", Operator.ONE_OF,
            ",!=", Operator.NONE_OF,
            ",contains", Operator.ALL_OF,
            "||contains", Operator.ANY_OF,
            ",not contains", Operator.WITHOUT,
            "||str[startsWith]", Operator.STARTS_WITH,
            "||str[endsWith]", Operator.ENDS_WITH);

    private final String text;
    private final int parts;

    private TemplateParser(String text) {
        this.text = text;
        this.parts = (int) Pattern.compile("\\$(\\d+)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .count();
    }

    /** Empty when the cell holds anything that is none of the forms. */
    static List<ConditionTemplate> parse(String cell) {
        return new TemplateParser(cell.replaceAll("\\s+", " ")).parse();
    }

    /** The variable of the object whose signal a further object must name, where the cell says that it does. */
    static Optional<String> joins(String cell) {
        var join = JOIN.matcher(cell.replaceAll("\\s+", " "));
        return join.matches() ? Optional.of(join.group(1)) : Optional.empty();
    }

    private List<ConditionTemplate> parse() {
        if (JOIN.matcher(text).matches()) {
            return List.of(new ConditionTemplate("signal", "", Operator.PRESENT, false, false, Part.WHOLE));
        }
        var guard = GUARD.matcher(text);
        if (guard.matches()) {
            return List.of(template(guard, Operator.PRESENT, false, false, Part.WHOLE));
        }
        var pieces = pieces();
        var found = new ArrayList<ConditionTemplate>();
        for (int i = 0; i < pieces.size(); i++) {
            // stock Drools completes a template without a placeholder at its end
            boolean completed = i == pieces.size() - 1 && text.indexOf('$') < 0;
            var piece = completed ? completed(pieces.get(i)) : piece(pieces.get(i));
            if (piece.isEmpty()) {
                return List.of();
            }
            found.add(piece.get());
        }
        return consistent(found) ? found : List.of();
    }

    /** Whether each placeholder means the same to stock Drools, which looks for one kind of them only, and whether none is left open. */
    private boolean consistent(List<ConditionTemplate> found) {
        boolean forall = text.contains("forall");
        boolean numbered = found.stream().anyMatch(template -> !template.part().whole());
        boolean whole = text.contains("$param");
        long used = found.stream()
                .map(template -> template.part().number())
                .filter(number -> number > 0)
                .distinct()
                .count();
        boolean complete = used == parts
                && found.stream().allMatch(template -> template.part().number() <= parts);
        boolean asked = found.stream().anyMatch(template -> template.operator() != Operator.PRESENT);
        boolean guarded = true;
        for (int i = 0; i < found.size(); i++) {
            var template = found.get(i);
            guarded &= !template.needsPresence()
                    || found.subList(0, i).stream().anyMatch(before -> before.asksPresenceOf(template));
        }
        return asked && guarded && complete && (forall ? 1 : 0) + (numbered ? 1 : 0) + (whole ? 1 : 0) <= 1;
    }

    private Optional<ConditionTemplate> piece(String piece) {
        var present = PRESENT.matcher(piece);
        if (present.matches()) {
            return Optional.of(template(present, Operator.PRESENT, false, false, Part.WHOLE));
        }
        var compared = COMPARED.matcher(piece);
        if (compared.matches()) {
            boolean quoted = compared.group(4) != null;
            var name = quoted ? compared.group(4) : compared.group(5);
            var part = name.equals("param") ? Part.WHOLE : new Part(Integer.parseInt(name), parts);
            return Optional.of(template(compared, OPERATORS.get(compared.group(3)), quoted, false, part));
        }
        var among = AMONG.matcher(piece);
        if (among.matches()) {
            var operator = among.group(3) == null ? Operator.ONE_OF : Operator.NONE_OF;
            return Optional.of(template(among, operator, among.group(4) != null, true, Part.WHOLE));
        }
        return forall(piece);
    }

    private static Optional<ConditionTemplate> forall(String piece) {
        var bare = piece.startsWith("(") && piece.endsWith(")")
                ? piece.substring(1, piece.length() - 1).trim()
                : piece;
        var forall = FORALL.matcher(bare);
        if (!forall.matches()) {
            return Optional.empty();
        }
        var key = forall.group(3) == null ? "" : forall.group(3);
        return Optional.ofNullable(JOINED.get(forall.group(1) + forall.group(4)))
                .map(operator -> new ConditionTemplate(forall.group(2), key, operator, true, true, Part.WHOLE));
    }

    private static Optional<ConditionTemplate> completed(String piece) {
        var bare = BARE.matcher(piece);
        if (!bare.matches()) {
            return Optional.empty();
        }
        var operator = bare.group(3) == null ? Operator.ONE_OF : OPERATORS.get(bare.group(3));
        return Optional.of(template(bare, operator, true, false, Part.WHOLE));
    }

    private static ConditionTemplate template(
            Matcher found, Operator operator, boolean quoted, boolean list, Part part) {
        var key = found.group(2) == null ? "" : found.group(2);
        return new ConditionTemplate(found.group(1), key, operator, quoted, list, part);
    }

    /** The text parted at the commas that stand outside brackets and quotes. */
    private List<String> pieces() {
        var pieces = new ArrayList<String>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            quoted ^= at == '"';
            if (!quoted && "([{".indexOf(at) >= 0) {
                depth++;
            } else if (!quoted && ")]}".indexOf(at) >= 0) {
                depth--;
            } else if (at == ',' && depth == 0 && !quoted) {
                pieces.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        pieces.add(text.substring(start).trim());
        return pieces;
    }
}
