package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.facts.Sentence;

/** Gathers everything wrong with a rulebook's content, so that its author sees all of it at once. */
public final class Problems {
    /** More than this helps nobody, and a hostile upload must not fill the memory. */
    private static final int MOST = 500;

    private static final int SHOWN = 80;

    private final List<RulebookProblem> found = new ArrayList<>();

    public List<RulebookProblem> found() {
        return List.copyOf(found);
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** Where the problems of one file go. */
    public InFile in(String file) {
        return new InFile(file);
    }

    /** Problems of one file. */
    public final class InFile {
        private final String file;

        private InFile(String file) {
            this.file = file;
        }

        public String file() {
            return file;
        }

        public void add(String cell, String code, String value, Sentence message) {
            add(cell, code, value, message, "", "");
        }

        public void add(String cell, String code, String value, Sentence message, String allowed, String suggestion) {
            if (found.size() < MOST) {
                found.add(new RulebookProblem(file, cell, code, shortened(value), message, allowed, suggestion));
            }
        }

        private String shortened(String value) {
            return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        }
    }
}
