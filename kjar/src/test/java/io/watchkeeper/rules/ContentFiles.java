package io.watchkeeper.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code rules/} as they lie in the KJAR. */
final class ContentFiles {
    static final List<String> STAGES =
            List.of("scenario", "correlation", "diagnosis", "grading", "recommendation", "guard");
    private static final Pattern RULE = Pattern.compile("(?m)^rule \"([^\"]+)\"");
    private static final Path ROOT = root();

    private ContentFiles() {}

    static List<Path> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Path under {@code rules/}, with forward slashes. */
    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String text(String name) {
        return text(path(name));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The rules of a stage by name, DRL and table rows alike. */
    static List<String> rulesOf(String stage) {
        var names = new ArrayList<String>();
        for (Path file : all()) {
            if (!name(file).startsWith(stage + "/")) {
                continue;
            }
            if (name(file).endsWith(".drl")) {
                RULE.matcher(text(file)).results().map(match -> match.group(1)).forEach(names::add);
            } else if (name(file).endsWith(".drl.csv")) {
                rows(file).forEach(row -> names.add(row.get(0)));
            }
        }
        return names;
    }

    /** The data rows of a decision table: what follows its keyword, object, template and label rows. */
    static List<List<String>> rows(Path table) {
        var lines = csv(text(table));
        int start = 0;
        while (!lines.get(start).get(0).startsWith("RuleTable")) {
            start++;
        }
        return lines.subList(start + 5, lines.size());
    }

    /** The rows of a file with one heading row, the heading left out. */
    static List<List<String>> records(String name) {
        var lines = csv(text(name));
        return lines.subList(1, lines.size());
    }

    /** One physical line is one row, as in the stock parser: a quoted line break is not expected. */
    static List<List<String>> csv(String text) {
        return text.lines().map(ContentFiles::cells).toList();
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static Path root() {
        try {
            return Path.of(ContentFiles.class.getResource("/rules").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
