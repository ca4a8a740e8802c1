package io.watchkeeper.plan.operation;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line of a server in an upstream file of nginx.
 *
 * @param address by which the line is found in the file
 */
record NginxServer(String address, String line) {
    private static final String PARAMETER = "[a-z_]{1,40}(=[A-Za-z0-9._%-]{1,60})?";
    private static final Pattern FORM = Pattern.compile(
            "server\\s+([A-Za-z0-9._:\\[\\]-]{1,260}|unix:/[A-Za-z0-9._/-]{1,200})((\\s+" + PARAMETER + ")*)\\s*;");
    private static final Pattern THERE = Pattern.compile("(\\s*)server\\s+(\\S+?)(\\s[^;]*)?;\\s*(#.*)?");

    /** @throws NotDone where it is no line of a server: nothing else gets into the file */
    static NginxServer read(String text) {
        var found = FORM.matcher(text.strip());
        if (!found.matches()) {
            throw new NotDone("this is no line of a server such as \"server 10.0.0.1:8080 down;\": "
                    + text.replaceAll("\\p{Cntrl}", " "));
        }
        return new NginxServer(found.group(1), text.strip());
    }

    /**
     * @param before the line that stood there
     * @param text of the whole file
     */
    record Replaced(String before, String text) {}

    /** Empty where the file has not exactly one line of that server. */
    Optional<Replaced> into(String file) {
        var lines = new ArrayList<String>();
        var before = new ArrayList<String>();
        file.lines().forEach(known -> {
            var server = THERE.matcher(known);
            if (server.matches() && server.group(2).equals(address)) {
                before.add(known.strip());
                lines.add(server.group(1) + line);
            } else {
                lines.add(known);
            }
        });
        return before.size() == 1
                ? Optional.of(new Replaced(before.get(0), String.join("\n", lines) + "\n"))
                : Optional.empty();
    }
}
