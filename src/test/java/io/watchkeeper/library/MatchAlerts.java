package io.watchkeeper.library;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.watchkeeper.decision.BuiltInRules;

/** Prints what the content library makes of lists of alert rules. {@code docs/match-alerts} runs it. */
public final class MatchAlerts {
    private final PrintStream out;

    private MatchAlerts(PrintStream out) {
        this.out = out;
    }

    /** @param files JSON lists whose entries have alertname, severity, expr, summary and description */
    public static void main(String... files) {
        if (files.length == 0) {
            System.err.println("Name at least one JSON list of alert rules.");
            System.exit(2);
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        var rules = new ArrayList<ListedRule>();
        for (var file : files) {
            rules.addAll(AlertLists.read(Path.of(file)));
        }
        new MatchAlerts(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .print(Matching.of(BuiltInRules.rulebook(), rules), RightAnswers.settled());
    }

    private void print(Matching matching, Map<String, String> answers) {
        int total = matching.total();
        line(
                "%d rules, %.1f %% match a scenario more specific than a catch-all",
                total, 100 * matching.specificShare());
        line(
                "%d open no event by design (heartbeats, inhibitors)",
                matching.suppressed().size());
        heading("Share per scenario");
        matching.byScenario().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry ->
                        line("%5.1f %%  %4d  %s", 100.0 * entry.getValue() / total, entry.getValue(), entry.getKey()));
        list("Unmatched, or only by a catch-all", matching.unmatched());
        list("Doubtful: a symptom without an object, or the expression alone", matching.doubtful());
        long answered = matching.answered(answers);
        if (answered > 0) {
            var wrong = matching.disagreeing(answers);
            heading("Right answers");
            line(
                    "%d of %d agree (%.1f %%)",
                    answered - wrong.size(), answered, 100.0 * (answered - wrong.size()) / answered);
            wrong.forEach(match -> line(
                    "%s: %s, not %s",
                    match.rule().alertname(), answers.get(match.rule().place()), match.scenario()));
        }
    }

    private void list(String heading, List<Matching.Match> matches) {
        heading(heading + ": " + matches.size());
        matches.forEach(match -> line("%s -> %s (%s)", match.rule().alertname(), match.scenario(), match.row()));
    }

    private void heading(String text) {
        out.println();
        out.println(text);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
