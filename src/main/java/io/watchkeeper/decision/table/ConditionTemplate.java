package io.watchkeeper.decision.table;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.watchkeeper.decision.content.FactField;

/**
 * The template cell of a CONDITION column, in one of the forms that we execute. What stands in the form decides how stock Drools reads it too.
 *
 * @param key the map entry that is read, or empty
 * @param quoted whether stock Drools puts the cell into a text literal
 * @param list whether the cell may hold several values
 */
record ConditionTemplate(String field, String key, Operator operator, boolean quoted, boolean list) {
    static final String ALLOWED = "field; field == \"$param\"; labels[\"key\"] == \"$param\"; "
            + "field in (forall(,){\"$\"}); flag == $param; number >= $param (also > < <=); "
            + "forall(,){tokens contains \"$\"}; forall(||){tokens contains \"$\"}; signal != null?";

    private static final String PATH = "([a-z][A-Za-z]*)(?:\\[\"([^\"\\\\\\]]+)\"])?";
    private static final Pattern GUARD = Pattern.compile("(signal) ?!= ?null ?\\?");
    private static final Pattern EQUAL = Pattern.compile(PATH + "(?: ?== ?\"\\$param\")?");
    private static final Pattern AMONG = Pattern.compile(PATH + " in ?\\( ?forall\\(,\\)\\{ ?\"\\$\" ?} ?\\)");
    private static final Pattern BARE = Pattern.compile(PATH + " ?(==|>=|<=|>|<) ?\\$param");
    private static final Pattern ALL = Pattern.compile("forall\\(,\\)\\{ ?" + PATH + " contains \"\\$\" ?}");
    private static final Pattern ANY =
            Pattern.compile("\\(? ?forall\\(\\|\\|\\)\\{ ?" + PATH + " contains \"\\$\" ?} ?\\)?");
    private static final Map<String, Operator> BARE_OPERATORS = Map.of(
            "==", Operator.ONE_OF,
            "<", Operator.BELOW,
            "<=", Operator.AT_MOST,
            ">", Operator.ABOVE,
            ">=", Operator.AT_LEAST);

    /** Empty when the template is none of the forms. */
    static Optional<ConditionTemplate> of(String cell) {
        var text = cell.replaceAll("\\s+", " ");
        var guard = GUARD.matcher(text);
        if (guard.matches()) {
            return Optional.of(new ConditionTemplate("signal", "", Operator.PRESENT, false, false));
        }
        var bare = BARE.matcher(text);
        if (bare.matches()) {
            return Optional.of(
                    new ConditionTemplate(bare.group(1), key(bare), BARE_OPERATORS.get(bare.group(3)), false, false));
        }
        return quoted(text, EQUAL, Operator.ONE_OF, false)
                .or(() -> quoted(text, AMONG, Operator.ONE_OF, true))
                .or(() -> quoted(text, ALL, Operator.ALL_OF, true))
                .or(() -> quoted(text, ANY, Operator.ANY_OF, true));
    }

    private static Optional<ConditionTemplate> quoted(String text, Pattern form, Operator operator, boolean list) {
        var found = form.matcher(text);
        return found.matches()
                ? Optional.of(new ConditionTemplate(found.group(1), key(found), operator, true, list))
                : Optional.empty();
    }

    private static String key(Matcher found) {
        return found.group(2) == null ? "" : found.group(2);
    }

    /** Whether a field of this kind can be asked so. */
    boolean fits(FactField.Kind kind) {
        if (!key.isEmpty()) {
            return kind == FactField.Kind.MAP && operator == Operator.ONE_OF && quoted;
        }
        return switch (kind) {
            case TEXT -> operator == Operator.PRESENT || operator == Operator.ONE_OF && quoted;
            case BOOLEAN -> operator == Operator.ONE_OF && !quoted;
            case LONG -> operator.numeric() || operator == Operator.ONE_OF && !quoted;
            case DOUBLE -> operator.numeric();
            case TOKENS -> operator.tokens();
            case MAP -> false;
        };
    }
}
