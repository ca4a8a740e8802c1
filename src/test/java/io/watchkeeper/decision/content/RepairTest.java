package io.watchkeeper.decision.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {
    private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "’5 | 5",
                "'5 | 5",
                "５ | 5",
                "5.0 | 5",
                "1,234 | 1234",
                "1,234,567.00 | 1234567",
                "1e3 | 1000",
                "1.0E+2 | 100",
                "007 | 7",
                "+5 | 5",
                "-0 | 0",
                "100% | 1",
                "1 234 | 1234",
                "“5” | 5",
            })
    void a_whole_number_in_a_spreadsheets_clothes_is_recognised(String text, String meant) {
        assertThat(Repair.number(text, true)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"50%,0.5", "0.30,0.3", ".5,''", "2.50%,0.025", "５．５,5.5", "1e-3,0.001"})
    void a_fraction_is_only_for_a_column_of_fractions(String text, String meant) {
        assertThat(Repair.number(text, false)).isEqualTo(meant);
        assertThat(Repair.number(text, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "five", "5 min", "1,2", "1e99", "99999999999999999999", "5", "--5", "0x10", "=1+1"})
    void what_is_no_number_or_right_already_gets_no_suggestion(String text) {
        assertThat(Repair.number(text, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TRUE,true", "True,true", "ＴＲＵＥ,true", "是,true", "yes,true", "FALSE,false", "否,false", "maybe,''"})
    void a_flag_in_other_words_is_recognised(String text, String meant) {
        assertThat(Repair.of("BAD_FLAG", text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"“prod”,prod", "\"prod\",prod", "\"prod,prod", "prod\",prod", "say \"hi\" x,say 'hi' x", "C:\\x,~~"
            })
    void quotation_marks_go(String text, String meant) {
        assertThat(Repair.of("CELL_QUOTE", text)).isEqualTo(meant);
    }

    @Test
    void what_nobody_sees_goes() {
        assertThat(Repair.of("CELL_INVISIBLE", "\u00a0pr\u200bod\u3000")).isEqualTo("prod");
        assertThat(Repair.of("CELL_INVISIBLE", "disk\u00a0full")).isEqualTo("disk full");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a,,b | a, b", "a，b、c；d | a, b, c, d", "a, | a", "“a”，“b” | a, b", "a(b,c) | ''", "'(',a | ''"})
    void a_list_is_parted_by_plain_commas(String text, String meant) {
        assertThat(Repair.of("EMPTY_VALUE", text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "critcal | critcal | critical",
                "CRITICAL | CRITICAL | critical",
                "ｅｒｒｏｒ | ｅｒｒｏｒ | error",
                "critical，error | critical，error | critical, error",
                "critical, eror | eror | critical, error",
                "critical, elephant | elephant | ''",
                "elephant | elephant | ''",
                "severty == critcal | critcal | severty == critical",
            })
    void the_whole_cell_is_suggested(String cell, String wrong, String meant) {
        assertThat(Repair.words(cell, wrong, SEVERITIES)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-03-15,15-Mar-2023",
        "2023/3/5,05-Mar-2023",
        "2023年3月15日,15-Mar-2023",
        "2023-03-15 08:00:00,15-Mar-2023",
        "45000,15-Mar-2023",
        "45000.5,15-Mar-2023",
        "5-mar-2023,05-Mar-2023",
        "15 March 2023,15-Mar-2023",
        "2023-02-30,''",
        "3/4/2023,''",
        "soon,''",
    })
    void a_date_takes_the_form_that_drools_reads(String text, String meant) {
        assertThat(Repair.of("BAD_DATE", text)).isEqualTo(meant);
    }

    @Test
    void a_text_of_any_length_costs_little() {
        var long1 = "9,".repeat(500_000);

        assertThat(Repair.number(long1, true)).isEmpty();
        assertThat(Repair.of("EMPTY_VALUE", long1)).isEmpty();
        assertThat(Repair.words(long1, long1, SEVERITIES)).isEmpty();
    }
}
