package io.watchkeeper.rulebook.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.problem.Echo;
import io.watchkeeper.rulebook.RulebookFiles;

/** A folder of rules, and what is wrong with it as lines that editors and CI servers turn into links: file, line, severity, cell. */
record RulesFolder(Path path, String language) {
    private static final int LONGEST = 4_000;

    /** A folder or file is not there, or cannot be read as what it should be. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @throws Unreadable where there is no such folder
     * @throws io.watchkeeper.decision.RulebookRejected when a file is not UTF-8 text
     */
    RulebookContent content() {
        if (!Files.isDirectory(path)) {
            throw new Unreadable("There is no such folder: " + path);
        }
        return RulebookFiles.folder(path);
    }

    List<String> lines(List<RulebookProblem> problems) {
        return problems.stream().map(this::line).toList();
    }

    String line(RulebookProblem problem) {
        var line = new StringBuilder(place(problem.file(), line(problem.cell())))
                .append(": ")
                .append(problem.severity());
        append(line, " ", problem.sheet());
        append(line, " ", problem.cell());
        line.append(" [").append(problem.code()).append("] ");
        line.append(plain(problem.message().in(language)));
        append(line, say(" Found: ", " 现值："), problem.value());
        append(line, say(" Allowed: ", " 允许："), problem.allowed());
        append(line, say(" Try: ", " 建议："), problem.suggestion());
        append(line, " ", problem.advice().map(advice -> advice.in(language)).orElse(""));
        append(line, say(" Also: ", " 另见："), String.join(", ", problem.relatedCells()));
        return line.toString();
    }

    /** Such as {@code rules/grading/grading.drl.csv:12}. */
    String place(String file, String line) {
        return plain(path.resolve(file) + (line.isEmpty() ? "" : ":" + line));
    }

    String say(String en, String zh) {
        return language.equals("zh") ? zh : en;
    }

    /** Texts of rules at a terminal: they neither move its cursor nor turn its writing around. */
    static String plain(String text) {
        return Echo.of(text, LONGEST);
    }

    static boolean sound(List<RulebookProblem> problems) {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** A row of a sheet is a line of its file, and what is no address is the line itself. */
    private static String line(String cell) {
        return cell.replaceAll("\\D", "");
    }

    private static void append(StringBuilder line, String before, String text) {
        if (!text.isEmpty()) {
            line.append(before).append(plain(text));
        }
    }
}
