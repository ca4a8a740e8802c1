package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.table.Attacks;
import io.watchkeeper.decision.table.Question;
import io.watchkeeper.decision.table.Tables;
import io.watchkeeper.facts.Alert;
import org.junit.jupiter.api.Test;

/** Cells that ran as code when stock Drools compiled them: each is refused, or stays a text in the exported table too. */
public class AttackCellsTest {
    private static final List<String> CELLS = List.of(
            "1); io.watchkeeper.decision.AttackCellsTest.run(); (1",
            "1 ? 77 : io.watchkeeper.decision.AttackCellsTest.run()",
            "x || io.watchkeeper.decision.AttackCellsTest.run() > 0",
            "10000 || signal != null",
            "x\" || \"\" == \"",
            "x\\\" || io.watchkeeper.decision.AttackCellsTest.run() > 0 || \\\"",
            "\\u0022 || true || \\u0022",
            "x) then io.watchkeeper.decision.AttackCellsTest.run(); end rule z when eval(true",
            "*/ io.watchkeeper.decision.AttackCellsTest.run(); /*",
            "// io.watchkeeper.decision.AttackCellsTest.run()",
            "${io.watchkeeper.decision.AttackCellsTest.run()}",
            "@{io.watchkeeper.decision.AttackCellsTest.run()}",
            "$1",
            "$param",
            "Functions",
            "RuleTable x");

    private static int runs;

    /** What the cells try to call. */
    public static int run() {
        return ++runs;
    }

    @Test
    void no_cell_runs_as_code_in_stock_drools() {
        int accepted = 0;
        var texts = new ArrayList<String>();
        for (var template : Attacks.TEMPLATES) {
            for (var cell : CELLS) {
                var text = Attacks.table(List.of(template), List.of(cell));
                if (Tables.accepted(text)) {
                    accepted++;
                    texts.add(template);
                    texts.add(cell);
                }
            }
        }
        // one table of all that was accepted: each row fills one column
        var rows = new ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i < texts.size(); i += 2) {
            rows.add(Map.entry(texts.get(i), texts.get(i + 1)));
        }
        var table = Attacks.table(rows);
        var stock = OracleTest.stock(table);
        var alert = new Alert("0", "", "other", "", "", "", Set.of(), Set.of(), Map.of(), Map.of());

        assertThat(accepted).isGreaterThan(20);
        assertThat(OracleTest.fired(stock, Question.about(alert)))
                .isEqualTo(OracleTest.fired(Tables.all(table), Question.about(alert)));
        assertThat(runs).isZero();
    }

    @Test
    void no_number_flag_or_attribute_takes_code() {
        for (var cell : CELLS) {
            for (var text : Attacks.unquoted(cell)) {
                boolean harmless = Tables.accepted(text);
                if (harmless) {
                    OracleTest.fired(
                            OracleTest.stock(text),
                            Question.about(new Alert("0", "", "", "", "", "", Set.of(), Set.of(), Map.of(), Map.of())));
                }
            }
        }
        assertThat(runs).isZero();
    }
}
