package io.watchkeeper.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditExportTest {
    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "|x", "%0A"})
    void what_a_spreadsheet_would_run_stays_text(String hostile) {
        assertThat(AuditExport.cell(hostile)).isEqualTo("\"'" + hostile + "\"");
    }

    @Test
    void quotes_and_lines_stay_inside_their_cell() {
        assertThat(AuditExport.cell("a \"b\",\nc")).isEqualTo("\"a \"\"b\"\",\nc\"");
    }
}
