package io.watchkeeper.rulebook.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables of a draft as rows of JSON, and those that only engineers edit. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TableRowsHttpTest {
    private static final String GRADING = "grading/grading";
    private static final String COMPILED =
            """
            RuleSet,rules.grading
            Import,io.watchkeeper.facts.*
            Compiled,true
            RuleTable compiled
            CONDITION,ACTION
            $e : RiskEvent,
            "severity == ""$param""\","insert(new RiskGrade($e.signal(), ""$1"", ""$2""));"
            Severity,Grade
            nobody,"LOW, FIRST_SEEN"
            """;

    @Inject
    Pool pool;

    private DraftOverHttp draft;

    @BeforeEach
    void makeADraft() {
        draft = DraftOverHttp.make();
    }

    @Test
    void what_was_answered_and_not_edited_changes_nothing() {
        draft.putRows(GRADING, draft.etag(GRADING), draft.table(GRADING))
                .statusCode(200)
                .header("ETag", draft.etag(GRADING));
    }

    @Test
    void an_edited_cell_and_a_row_more_are_stored() {
        var rows = draft.rows(GRADING);
        var before = draft.csv(GRADING);
        set(rows.get(0), "A", "Renamed by a program");
        rows.add(below(rows.get(rows.size() - 1), "One more"));

        draft.putRows(GRADING, draft.etag(GRADING), Map.of("rows", rows))
                .statusCode(200)
                .body("rows.cells.A8", hasItem("Renamed by a program"));

        var after = draft.csv(GRADING).lines().toList();
        var kept = before.lines().toList();
        assertThat(after).hasSize(kept.size() + 1);
        assertThat(after.subList(8, kept.size())).isEqualTo(kept.subList(8, kept.size()));
        assertThat(after.get(kept.size())).startsWith("One more,");
    }

    @Test
    void a_word_that_is_not_known_is_named_by_its_cell_and_the_draft_stays() {
        var rows = draft.rows(GRADING);
        var before = draft.csv(GRADING);
        set(rows.get(1), "P", "HIHG");

        draft.putRows(GRADING, draft.etag(GRADING), Map.of("rows", rows))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("problems[0].cell", equalTo("P9"))
                .body("problems[0].suggestion", equalTo("HIGH"));

        assertThat(draft.csv(GRADING)).isEqualTo(before);
    }

    @Test
    void rows_and_cells_that_are_nowhere_are_pointed_at() {
        var etag = draft.etag(GRADING);
        refused(etag, Map.of("rows", List.of(Map.of("row", 3, "cells", Map.of()))), "/rows/0/row");
        refused(
                etag,
                Map.of("rows", List.of(Map.of("row", 9, "cells", Map.of()), Map.of("row", 9, "cells", Map.of()))),
                "/rows/1/row");
        refused(etag, Map.of("rows", List.of(Map.of("row", 2_000_000_000, "cells", Map.of()))), "/rows/0/row");
        refused(etag, Map.of("rows", List.of(Map.of("row", 8, "cells", Map.of("A9", "x")))), "/rows/0/cells/A9");
        refused(etag, Map.of("rows", List.of(Map.of("row", 8, "cells", Map.of("ZZZ8", "x")))), "/rows/0/cells/ZZZ8");
        refused(etag, Map.of(), "/rows");
        refused(etag, Map.of("rows", List.of(), "lines", 3), "/lines");
    }

    private void refused(String etag, Map<String, ?> body, String pointer) {
        draft.putRows(GRADING, etag, body).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void nobodys_work_is_overwritten_by_rows_either() {
        draft.putRows(GRADING, "\"another\"", draft.table(GRADING)).statusCode(412);
        draft.putRows(GRADING, "", draft.table(GRADING)).statusCode(428);
    }

    @Test
    void a_compiled_table_is_downloaded_and_not_changed() {
        pool.preparedQuery(
                        "update rulebook set content = content || jsonb_build_object($2::text, $3::text) where version = $1")
                .execute(Tuple.of((long) draft.version(), "grading/compiled.drl.csv", COMPILED))
                .await()
                .indefinitely();
        var table = "grading/compiled";
        var rows = draft.rows(table);

        assertThat(draft.workbook(table)).isNotEmpty();
        set(rows.get(0), "A", "somebody");
        draft.putRows(table, draft.etag(table), Map.of("rows", rows))
                .statusCode(422)
                .body("problems[0].code", equalTo("COMPILED_TABLE"))
                .body("problems[0].advice.en", equalTo("Ask a rule engineer, who edits it as a file under rules/."));
        draft.put(table, draft.etag(table), COMPILED.replace("nobody", "somebody"))
                .statusCode(422);
        assertThat(draft.csv(table)).isEqualTo(COMPILED);
    }

    @SuppressWarnings("unchecked") // rows as JSON has them
    private static void set(Map<String, Object> row, String column, String text) {
        ((Map<String, String>) row.get("cells")).put(column + row.get("row"), text);
    }

    @SuppressWarnings("unchecked") // rows as JSON has them
    private static Map<String, Object> below(Map<String, Object> row, String name) {
        int last = (Integer) row.get("row");
        var cells = new TreeMap<String, String>();
        ((Map<String, String>) row.get("cells"))
                .forEach((address, text) -> cells.put(address.replaceAll("\\d+", "") + (last + 1), text));
        cells.put("A" + (last + 1), name);
        return Map.of("row", last + 1, "cells", cells);
    }
}
