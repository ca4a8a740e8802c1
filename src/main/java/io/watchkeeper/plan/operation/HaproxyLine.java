package io.watchkeeper.plan.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.watchkeeper.decision.diagnosis.Placeholders;

/** One line for the runtime API of HAProxy with its values in. Only commands that move traffic are known here: the socket can do much more. */
final class HaproxyLine {
    private static final String NAME = "[A-Za-z0-9._:-]{1,128}";
    private static final Pattern VALUE = Pattern.compile(NAME);
    private static final List<Pattern> KNOWN = List.of(
            Pattern.compile("set server NAME/NAME state (ready|drain|maint)".replace("NAME", NAME)),
            Pattern.compile("set server NAME/NAME weight \\d{1,3}%?".replace("NAME", NAME)),
            Pattern.compile("(enable|disable) server NAME/NAME".replace("NAME", NAME)),
            Pattern.compile("shutdown sessions server NAME/NAME".replace("NAME", NAME)),
            Pattern.compile("set maxconn frontend NAME \\d{1,7}".replace("NAME", NAME)),
            Pattern.compile("show servers state( NAME)?".replace("NAME", NAME)));
    private static final Pattern WAIT =
            Pattern.compile("wait server (NAME)/(NAME) sessions (\\d{1,7})".replace("NAME", NAME));

    private HaproxyLine() {}

    /** Our own line: until a server has at most so many sessions. */
    record Wait(String backend, String server, int sessions) {}

    /** @throws NotDone for a value that is no name, and for a line that is no command known here */
    static String of(String text, Map<String, String> values) {
        var parts = Placeholders.ofPath(text).parts();
        var line = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i += 2) {
            var value = values.getOrDefault(parts.get(i), "");
            if (!VALUE.matcher(value).matches()) {
                throw new NotDone("the value for " + parts.get(i) + " is no name that HAProxy would have");
            }
            line.append(value).append(parts.get(i + 1));
        }
        var bound = line.toString().strip();
        if (!WAIT.matcher(bound).matches()
                && KNOWN.stream().noneMatch(known -> known.matcher(bound).matches())) {
            throw new NotDone("this is no command that is sent to HAProxy: " + bound.replaceAll("\\p{Cntrl}", " "));
        }
        return bound;
    }

    /** Empty for a line of HAProxy's own. */
    static Optional<Wait> wait(String line) {
        var found = WAIT.matcher(line);
        return found.matches()
                ? Optional.of(new Wait(found.group(1), found.group(2), Integer.parseInt(found.group(3))))
                : Optional.empty();
    }
}
