package io.watchkeeper.decision.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds rules that feed themselves, through others or not: nothing would end them but the limit of firings. */
final class RuleCircles {
    private final List<RuleShape> rules;
    private final Set<RuleShape> ended = new HashSet<>();

    RuleCircles(List<RuleShape> rules) {
        this.rules = rules;
    }

    /** The rules of one circle in the order in which they feed each other; empty where there is none. */
    Optional<List<RuleShape>> first() {
        return rules.stream()
                .flatMap(rule -> from(rule, new ArrayList<>()).stream())
                .findFirst();
    }

    private Optional<List<RuleShape>> from(RuleShape rule, List<RuleShape> path) {
        int seen = path.indexOf(rule);
        if (seen >= 0) {
            return Optional.of(List.copyOf(path.subList(seen, path.size())));
        }
        if (ended.contains(rule)) {
            return Optional.empty();
        }
        path.add(rule);
        for (var fed : rules) {
            if (rule.feeds(fed)) {
                var circle = from(fed, path);
                if (circle.isPresent()) {
                    return circle;
                }
            }
        }
        path.remove(path.size() - 1);
        ended.add(rule);
        return Optional.empty();
    }

    static String said(List<RuleShape> circle) {
        return circle.stream().map(rule -> "\"" + rule.name() + "\"").collect(Collectors.joining(" → "));
    }
}
