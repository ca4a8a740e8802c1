package io.watchkeeper.console;

import java.util.Comparator;
import java.util.List;

import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.facts.Sentence;

/**
 * The form of a new tree.
 *
 * @param possible whether this version can have one, and the person may make it
 * @param checks that its first node may ask for
 * @param flaws why it was not made
 */
public record NewTree(boolean possible, List<CheckDefinition> checks, TreeForm typed, List<Sentence> flaws) {
    public NewTree {
        checks = checks.stream()
                .sorted(Comparator.comparing(CheckDefinition::code))
                .toList();
        flaws = List.copyOf(flaws);
    }

    public String within() {
        return text("within").isEmpty() ? "2m" : text("within");
    }

    public String text(String name) {
        return typed.text(name);
    }
}
