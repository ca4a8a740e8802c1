package io.watchkeeper.rulebook.draft;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.problem.ProblemException;

/** Drafts and their tables as pages need them: tables by the path of their file. */
@Singleton
public class DraftDesk {
    private static final List<String> ENDINGS = List.of(".drl.csv", ".csv");
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final DraftStore drafts;
    private final TableDesk tables;

    DraftDesk(DraftStore drafts, TableDesk tables) {
        this.drafts = drafts;
        this.tables = tables;
    }

    /**
     * What was chosen in a form.
     *
     * @param name as the person's machine calls it: its ending says what it is
     * @param etag of the table that was edited
     */
    public record File(byte[] bytes, String name, String etag) {}

    /** The number of a new draft with the content of the version; fails with 404. */
    public Uni<Long> create(long basedOn) {
        return drafts.create(new NewDraft(basedOn, null))
                .map(made ->
                        made.orElseThrow(() -> ProblemException.notFound("There is no such version of the rulebook.")));
    }

    /** What a chosen file is by its name; fails with 413. */
    static TableSource source(File file) {
        if (file.bytes().length > MOST_BYTES) {
            throw ProblemException.tooLarge("A table has at most 4 MiB.");
        }
        return file.name().toLowerCase(Locale.ROOT).endsWith(".xlsx")
                ? new TableSource.Workbook(file.bytes())
                : new TableSource.Csv(file.bytes());
    }

    /** The whole sheet as CSV; fails with 404. */
    public Uni<byte[]> csv(long version, String path) {
        return tables.find(version, table(path)).map(held -> held.text().getBytes(StandardCharsets.UTF_8));
    }

    /** The whole sheet as a workbook; fails with 404. */
    public Uni<byte[]> workbook(long version, String path) {
        return tables.find(version, table(path)).chain(tables::workbook);
    }

    /** What a table is known by when it is edited. */
    public static String etag(String text) {
        return TableVersion.etag(text);
    }

    static String table(String path) {
        if (path == null) {
            throw ProblemException.badRequest("Name the table.");
        }
        return ENDINGS.stream()
                .filter(path::endsWith)
                .findFirst()
                .map(ending -> path.substring(0, path.length() - ending.length()))
                .orElse(path);
    }
}
