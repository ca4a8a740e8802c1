package io.watchkeeper.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.journal.RowHits;
import io.watchkeeper.journal.TableUse;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LastChanges;
import io.watchkeeper.rulebook.LastChanges.LastChange;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.StoredRulebook;

/** The decision tables of a version: who changed them last, and which of their rows are used. */
@Path("/rulebooks/{version: \\d{1,18}}/tables")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Tables {
    private static final List<Integer> PERIODS = List.of(1, 7, 30);
    private static final int USUAL = 30;

    private final TableUse use;
    private final LastChanges changes;
    private final RulebookPages pages;
    private final Caller caller;

    Tables(TableUse use, LastChanges changes, RulebookPages pages, Caller caller) {
        this.use = use;
        this.changes = changes;
        this.pages = pages;
        this.caller = caller;
    }

    /**
     * One table.
     *
     * @param dead rows that never fired in the period
     */
    public record Line(RowHits table, LastChange change, long hits, long dead) {
        static Line of(RowHits table, Map<String, LastChange> changes) {
            return new Line(
                    table,
                    changes.get(table.file()),
                    table.rows().stream().mapToLong(RowHits.Row::hits).sum(),
                    table.rows().stream().filter(row -> row.hits() == 0).count());
        }
    }

    /**
     * What was looked at.
     *
     * @param file the table that is open, empty where they are listed
     * @param signals how many decided ones, the latest first; all of the period where {@code complete}
     */
    public record Period(int days, String file, long signals, boolean complete, Instant since) {
        public List<Integer> all() {
            return PERIODS;
        }

        static Period of(int days, String file, List<RowHits> tables) {
            return tables.stream()
                    .findFirst()
                    .map(first -> new Period(days, file, first.signals(), first.complete(), first.since()))
                    .orElseGet(() -> new Period(days, file, 0, true, null));
        }
    }

    /** @param hits null for a row that is no rule */
    public record UsedRow(Sheet.Row row, RowHits.Row hits) {
        public boolean dead() {
            return hits != null && hits.hits() == 0;
        }
    }

    /** @param days 1, 7 or 30 */
    @GET
    public Uni<TemplateInstance> index(@PathParam("version") long version, @QueryParam("days") Optional<Integer> days) {
        int period = period(days);
        return pages.find(version).chain(stored -> hits(version, period).chain(tables -> changes.of(version)
                .map(changed -> Templates.index(
                        stored.about(),
                        tables.stream().map(table -> Line.of(table, changed)).toList(),
                        Period.of(period, "", tables)))));
    }

    /** One table with the hits of each row. */
    @GET
    @Path("/rows")
    public Uni<TemplateInstance> rows(
            @PathParam("version") long version,
            @QueryParam("file") String file,
            @QueryParam("days") Optional<Integer> days) {
        int period = period(days);
        return pages.find(version).chain(stored -> hits(version, period)
                .map(tables -> Templates.rows(
                        stored.about(),
                        rows(stored, tables, file),
                        Period.of(period, file, tables),
                        columns(stored, file))));
    }

    private Uni<List<RowHits>> hits(long version, int days) {
        return use.of(caller.workspaces(), version, Duration.ofDays(days));
    }

    private static List<UsedRow> rows(StoredRulebook stored, List<RowHits> tables, String file) {
        var table = tables.stream()
                .filter(known -> known.file().equals(file))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such table in this version."));
        var byRow = table.rows().stream().collect(Collectors.toMap(RowHits.Row::row, row -> row));
        return Sheet.of(stored.content().files().get(file)).rows().stream()
                .map(row -> new UsedRow(row, byRow.get(row.number())))
                .toList();
    }

    private static List<Sheet.Column> columns(StoredRulebook stored, String file) {
        return Sheet.of(stored.content().files().get(file)).columns();
    }

    private static int period(Optional<Integer> days) {
        return days.filter(PERIODS::contains).orElse(USUAL);
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(RulebookVersion about, List<Line> lines, Period period);

        static native TemplateInstance rows(
                RulebookVersion about, List<UsedRow> rows, Period period, List<Sheet.Column> columns);
    }
}
