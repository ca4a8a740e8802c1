package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    @ParameterizedTest
    @MethodSource("io.watchkeeper.rulebook.workbook.Forms#builtIn()")
    void a_workbook_that_nobody_edited_is_the_same_csv_to_the_byte(String file) throws Exception {
        var form = Forms.builtIn(file);
        var workbook = TableFiles.workbook(form);
        Files.write(Path.of("/tmp/wk-" + form.name() + ".xlsx"), workbook);

        assertThat(Forms.read(workbook, form)).isEqualTo(form.text());
    }

    @ParameterizedTest
    @MethodSource("io.watchkeeper.rulebook.workbook.Forms#builtIn()")
    void stock_drools_makes_the_same_rules_of_both_forms(String file) {
        var form = Forms.builtIn(file);

        var ofWorkbook = stock(TableFiles.workbook(form), InputType.XLS);

        assertThat(ofWorkbook).contains("rule \"").isEqualTo(stock(TableFiles.csv(form), InputType.CSV));
    }

    private static String stock(byte[] table, InputType type) {
        return new SpreadsheetCompiler().compile(new ByteArrayInputStream(table), type);
    }
}
