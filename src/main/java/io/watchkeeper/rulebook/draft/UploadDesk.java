package io.watchkeeper.rulebook.draft;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.difference.ChosenRows;
import io.watchkeeper.rulebook.difference.TableDifference;
import io.watchkeeper.rulebook.draft.TableDesk.Held;
import io.watchkeeper.rulebook.draft.TableDesk.Upload;
import io.watchkeeper.rulebook.draft.WaitingUploads.Waiting;

/** Uploads that are looked at before they change a draft: row by row, and with what would be wrong. */
@Singleton
public class UploadDesk {
    private final TableDesk tables;
    private final WaitingUploads waiting;

    UploadDesk(TableDesk tables, WaitingUploads waiting) {
        this.tables = tables;
        this.waiting = waiting;
    }

    /**
     * What a person takes over.
     *
     * @param etag of the draft's table that the preview was compared with
     * @param rows keys of the rows of its difference; empty for the whole upload, with its colours and comments
     */
    public record Choice(String etag, Optional<Set<String>> rows) {}

    /** @return what the preview is found by; fails with 404, 409 for a version that is no draft, 413, 422 for a file that is no such table */
    public Uni<String> receive(long version, String path, DraftDesk.File file) {
        return tables.find(version, DraftDesk.table(path))
                .chain(held -> tables.read(held, DraftDesk.source(file)))
                .invoke(TableDesk.Read::refuseUnreadable)
                .chain(read -> waiting.keep(version, new Waiting(path, file)));
    }

    /** Compared with the draft as it is now; fails with 404. */
    public Uni<UploadPreview> preview(long version, String id) {
        return waiting(version, id).chain(upload -> tables.find(version, DraftDesk.table(upload.path()))
                .chain(held -> tables.read(held, DraftDesk.source(upload.file()))
                        .invoke(TableDesk.Read::refuseUnreadable)
                        .map(read -> preview(upload, held, read))));
    }

    private static UploadPreview preview(Waiting upload, Held held, TableDesk.Read read) {
        return new UploadPreview(
                upload.path(),
                upload.file().name(),
                held.etag(),
                !held.etag().equals(upload.file().etag()),
                TableDifference.of(upload.path(), held.text(), read.text().orElseThrow()),
                ProblemView.of(read.problems()));
    }

    /** Puts it into the draft, and forgets that it waited; fails with 404, 409, 412 where the table is another by now, 422 with the problems. */
    public Uni<Void> take(long version, String id, Choice choice) {
        return waiting(version, id)
                .chain(upload -> source(version, upload, choice)
                        .chain(source ->
                                tables.put(version, DraftDesk.table(upload.path()), new Upload(source, choice.etag()))))
                .chain(stored -> waiting.drop(id));
    }

    private Uni<TableSource> source(long version, Waiting upload, Choice choice) {
        var whole = DraftDesk.source(upload.file());
        if (choice.rows().isEmpty()) {
            return Uni.createFrom().item(whole);
        }
        return tables.find(version, DraftDesk.table(upload.path())).chain(held -> tables.read(held, whole)
                .invoke(TableDesk.Read::refuseUnreadable)
                .map(read -> ChosenRows.of(
                        upload.path(),
                        held.text(),
                        read.text().orElseThrow(),
                        choice.rows().get()))
                .map(text -> new TableSource.Csv(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Forgets it. */
    public Uni<Void> drop(String id) {
        return waiting.drop(id);
    }

    private Uni<Waiting> waiting(long version, String id) {
        return waiting.find(version, id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound(
                        "There is no such upload of yours; it was taken over, or has waited too long.")));
    }
}
