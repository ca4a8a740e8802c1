package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.facts.Sentence;

/** Gathers everything wrong with a rulebook's content, so that its author sees all of it at once, and each mistake once. */
public final class Problems {
    /** More than this, of one severity, helps nobody, and a hostile upload must not fill the memory. */
    private static final int MOST = 500;
    /** So many values of one column may be wrong in the same way before the rest is only pointed at. */
    private static final int APART = 10;

    private final List<Repeated> found = new ArrayList<>();
    private final Map<Kind, Map<String, Repeated>> byKind = new HashMap<>();
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private final Set<String> broken = new HashSet<>();
    private int said;

    /** The same kind of mistake in one column. */
    private record Kind(String file, String sheet, String column, String code) {}

    /** The worst first, else in the order in which they were found. */
    public List<RulebookProblem> found() {
        return found.stream()
                .map(Repeated::problem)
                .sorted(Comparator.comparing(RulebookProblem::severity))
                .toList();
    }

    /** Whether nothing found keeps the content from becoming a rulebook; there may be warnings. */
    public boolean sound() {
        return broken.isEmpty();
    }

    /** The same for one file. */
    public boolean sound(String file) {
        return !broken.contains(file);
    }

    /** How often something was added, also where it was the same again. */
    int said() {
        return said;
    }

    public void add(RulebookProblem problem) {
        said++;
        if (problem.severity() == Severity.ERROR) {
            broken.add(problem.file());
        }
        var cell = CellAddress.of(problem.cell());
        if (cell.isEmpty()) {
            keep(problem);
            return;
        }
        var kind = new Kind(problem.file(), problem.sheet(), cell.get().column(), problem.code());
        var values = byKind.computeIfAbsent(kind, first -> new HashMap<>());
        var same = values.get(said(problem));
        if (same == null && values.size() > APART) {
            same = values.get("");
        }
        if (same != null) {
            same.again(cell.get().row());
        } else if (keep(problem)) {
            values.put(said(problem), last());
            values.putIfAbsent("", last());
        }
    }

    private static String said(RulebookProblem problem) {
        return problem.value() + '\n' + problem.message().en();
    }

    private boolean keep(RulebookProblem problem) {
        boolean room = counts.merge(problem.severity(), 1, Integer::sum) <= MOST;
        if (room) {
            found.add(new Repeated(problem));
        }
        return room;
    }

    private Repeated last() {
        return found.get(found.size() - 1);
    }

    /** Where the problems of one file go. */
    public InFile in(String file) {
        return new InFile(file, "");
    }

    /** Problems of one file, or of one sheet of a workbook. */
    public final class InFile {
        private final String file;
        private final String sheet;

        private InFile(String file, String sheet) {
            this.file = file;
            this.sheet = sheet;
        }

        public String file() {
            return file;
        }

        /** Whether no error was found in the file so far. */
        public boolean sound() {
            return Problems.this.sound(file);
        }

        public InFile sheet(String name) {
            return new InFile(file, name);
        }

        public void add(String cell, String code, String value, Sentence message) {
            add(cell, code, value, message, "", "");
        }

        public void add(String cell, String code, String value, Sentence message, String allowed, String suggestion) {
            add(RulebookProblem.error(file, cell, code, message)
                    .found(value)
                    .allowing(allowed)
                    .suggesting(suggestion));
        }

        /** Takes the problem as one of this file and sheet. */
        public void add(RulebookProblem problem) {
            Problems.this.add(problem.in(file, sheet));
        }
    }
}
