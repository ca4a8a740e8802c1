package io.watchkeeper.decision.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Says in words what a call does. For reading: what is carried out binds the values instead. */
final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z0-9]*)}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final OperationCall call;
    private final Function<String, Optional<String>> values;

    private Wording(OperationCall call, Function<String, Optional<String>> values) {
        this.call = call;
        this.values = values;
    }

    static List<String> of(OperationCall call, Function<String, Optional<String>> values) {
        return new Wording(call, values).lines();
    }

    private List<String> lines() {
        var does = call.does();
        return switch (call.kind()) {
            case SSH -> List.of(does.stream().map(this::argument).collect(Collectors.joining(" ")));
            case HTTP -> http();
            case HAPROXY, KUBERNETES, NGINX, PGBOUNCER, NOTIFY ->
                does.stream().map(text -> put(text, UnaryOperator.identity())).toList();
            case SQL, SCRIPT -> with(does);
            case CHECK, WAIT -> with(List.of(does.get(0) + " " + does.get(1), does.size() > 3 ? does.get(3) : ""));
            case MANUAL -> List.of();
        };
    }

    private String argument(String text) {
        return quoted(put(text, UnaryOperator.identity()));
    }

    private List<String> http() {
        var does = call.does();
        var lines = new ArrayList<String>();
        lines.add(does.get(0) + " " + put(does.get(1), Wording::encoded));
        if (does.size() > 2) {
            lines.add(put(does.get(2), Wording::inJson));
        }
        return lines;
    }

    /** The texts, and then each value by its name. */
    private List<String> with(List<String> texts) {
        var lines = new ArrayList<>(texts);
        call.types().keySet().forEach(name -> lines.add(name + " = " + quoted(value(name))));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private String value(String name) {
        return values.apply(name).orElse("");
    }

    private String put(String text, UnaryOperator<String> written) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        call.types().containsKey(place.group(1))
                                ? written.apply(value(place.group(1)))
                                : place.group()));
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** As one segment of a path, or one value of a query. */
    private static String encoded(String text) {
        if (text.startsWith("<")) {
            return text;
        }
        var encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = one > 0 && (Character.isLetterOrDigit(one) || "-._~".indexOf(one) >= 0);
            encoded.append(plain ? String.valueOf((char) one) : "%%%02X".formatted(one));
        }
        return encoded.toString();
    }

    private static String inJson(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
