package io.watchkeeper.console;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.draft.DraftDesk;
import io.watchkeeper.rulebook.draft.DraftEdits;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.release.TestedRows;

/**
 * One version of the rulebook, open at one of its files.
 *
 * @param sheet the file as a table, or null for one that is none
 * @param rows those of the sheet that are shown, or null
 * @param text the file as it stands, or null for a table
 * @param etag what a table is known by when it is edited, or null for another file
 * @param draft what is wrong with it, or null for what the reader may not edit
 * @param edits the latest of the file; null until they are known
 * @param tested the last run of its test scenarios; null where there was none, and for a file without any
 */
public record RulebookPage(
        RulebookVersion about,
        List<String> files,
        String file,
        Sheet sheet,
        SheetRows rows,
        String text,
        String etag,
        DraftProblems draft,
        DraftEdits edits,
        TestedRows tested) {
    /** @param name empty for the files beside the folders */
    public record Folder(String name, List<String> files) {
        public String inside(String file) {
            return file.substring(name.isEmpty() ? 0 : name.length() + 1);
        }
    }

    /**
     * Empty where the version has no such file; without a wish the first table is open.
     *
     * @param problems of the whole draft; empty for what the reader may not edit
     */
    static Optional<RulebookPage> of(StoredRulebook stored, SheetQuery query, Optional<List<ProblemView>> problems) {
        var content = stored.content().files();
        var names = List.copyOf(content.keySet());
        var wanted = Optional.ofNullable(query.file());
        var file = wanted.or(() -> names.stream().filter(RulebookPage::table).findFirst());
        return file.filter(content::containsKey).map(name -> {
            var text = content.get(name);
            var sheet = table(name) ? Sheet.of(text) : null;
            var draft =
                    problems.map(found -> DraftProblems.of(name, sheet, found)).orElse(null);
            return sheet == null
                    ? new RulebookPage(stored.about(), names, name, null, null, text, null, draft, null, null)
                    : new RulebookPage(
                            stored.about(),
                            names,
                            name,
                            sheet,
                            SheetRows.of(sheet, query, draft == null ? List.of() : draft.problems()),
                            null,
                            DraftDesk.etag(text),
                            draft,
                            null,
                            null);
        });
    }

    RulebookPage after(DraftEdits latest) {
        return new RulebookPage(about, files, file, sheet, rows, text, etag, draft, latest, tested);
    }

    /** @param table the file as it stands */
    RulebookPage tested(TestedRows run, String table) {
        return new RulebookPage(
                about, files, file, sheet, rows.tested(run.in(file, table)), text, etag, draft, edits, run);
    }

    /** Whether its rows are test scenarios. */
    public boolean holdsScenarios() {
        return sheet != null && TestFile.takes(file);
    }

    /** Whether something of the version, in this file or in another, was edited after the last run. */
    public boolean editedSinceTested() {
        return !tested.digest().equals(about.digest());
    }

    /** Whether the rows of the table may be edited on the page. */
    public boolean editable() {
        return draft != null && sheet != null && !sheet.compiled();
    }

    /** Whether the file is one that rule engineers edit as text. */
    public boolean editedAsText() {
        return file != null && FileDesk.edits(file);
    }

    public List<Folder> folders() {
        return files.stream()
                .collect(Collectors.groupingBy(RulebookPage::folder, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(folder -> new Folder(folder.getKey(), folder.getValue()))
                .toList();
    }

    private static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    private static boolean table(String file) {
        return file.endsWith(".csv");
    }
}
