package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.rulebook.difference.FileDifference;

/** Two versions side by side. */
public record RulebookComparison(long before, long after, List<FileDifference> files) {
    public List<FileDifference.Table> tables() {
        return files.stream()
                .filter(FileDifference.Table.class::isInstance)
                .map(FileDifference.Table.class::cast)
                .toList();
    }

    public List<FileDifference.Text> texts() {
        return files.stream()
                .filter(FileDifference.Text.class::isInstance)
                .map(FileDifference.Text.class::cast)
                .toList();
    }
}
