package io.watchkeeper.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where somebody is in a tree that they edit: part of the address, so that it can be shared and returned to.
 *
 * @param tree where it is edited, without parameters
 * @param at the node that is selected, or empty
 * @param branch the key of the branch that is selected, or empty
 * @param adds whether something is to be added on that branch
 * @param folded nodes below which nothing is drawn
 * @param evidence that is tried
 */
public record TreeSpot(String tree, String at, String branch, boolean adds, Set<String> folded, String evidence) {
    public TreeSpot {
        folded = Set.copyOf(folded);
    }

    static Set<String> folded(String parameter) {
        return Arrays.stream(parameter.split(","))
                .filter(code -> !code.isBlank())
                .collect(Collectors.toSet());
    }

    public String address() {
        var address = new StringBuilder(tree);
        add(address, "at", at);
        add(address, "branch", branch);
        add(address, "add", adds ? "1" : "");
        add(address, "fold", fold());
        add(address, "evidence", evidence);
        return address.toString();
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
            address.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** As the address tells it. */
    public String fold() {
        return String.join(",", new TreeSet<>(folded));
    }

    public TreeSpot node(String code) {
        return new TreeSpot(tree, code, "", false, folded, evidence);
    }

    public TreeSpot branch(String key) {
        return new TreeSpot(tree, "", key, false, folded, evidence);
    }

    public TreeSpot add(String key) {
        return new TreeSpot(tree, "", key, true, folded, evidence);
    }

    /** The node folded, or unfolded again. */
    public TreeSpot turn(String code) {
        var turned = new TreeSet<>(folded);
        if (!turned.remove(code)) {
            turned.add(code);
        }
        return new TreeSpot(tree, code, "", false, turned, evidence);
    }
}
