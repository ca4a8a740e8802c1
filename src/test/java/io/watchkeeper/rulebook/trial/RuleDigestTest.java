package io.watchkeeper.rulebook.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.SmallRules;
import io.watchkeeper.decision.Stage;
import org.junit.jupiter.api.Test;

class RuleDigestTest {
    private static String digest(RulebookContent content) {
        return RuleDigest.of(Stage.GRADING, content);
    }

    @Test
    void data_rows_tests_and_other_stages_do_not_change_it() {
        var before = digest(SmallRules.content());

        assertThat(digest(SmallRules.with(SmallRules.GRADING, "10,g,x,,3,", "10,g,x,,4,")))
                .isEqualTo(before);
        assertThat(digest(SmallRules.with(SmallRules.CORRELATION, "New", "Newer")))
                .isEqualTo(before);
        assertThat(digest(SmallRules.with("grading/grading.tests.csv", "name\n")))
                .isEqualTo(before);
    }

    @Test
    void headers_and_drl_change_it() {
        var before = digest(SmallRules.content());

        assertThat(digest(SmallRules.with(SmallRules.GRADING, "occurrences >= $param", "occurrences > $param")))
                .isNotEqualTo(before);
        assertThat(digest(SmallRules.with(SmallRules.GRADING, "Reason\n", "Why\n")))
                .isNotEqualTo(before);
        assertThat(digest(SmallRules.with("grading/more.drl", "package rules.grading;")))
                .isNotEqualTo(before);
    }

    @Test
    void a_second_header_changes_it_as_well() {
        var two = SmallRules.content().files().get(SmallRules.GRADING) + "\n"
                + SmallRules.content()
                        .files()
                        .get(SmallRules.GRADING)
                        .replaceFirst("(?s).*\nRuleTable g", "RuleTable h");
        var before = digest(SmallRules.with(SmallRules.GRADING, two));

        assertThat(digest(SmallRules.with(
                        SmallRules.GRADING, two.replaceFirst("(?s)(.*)occurrences >=", "$1occurrences >"))))
                .isNotEqualTo(before);
        assertThat(digest(SmallRules.with(SmallRules.GRADING, two.replaceFirst("(?s)(.*)10,g,x,,3,", "$110,g,x,,4,"))))
                .isEqualTo(before);
    }

    @Test
    void every_row_of_a_compiled_table_changes_it() {
        var compiled =
                SmallRules.content().files().get(SmallRules.GRADING).replace("Import,", "Compiled,true\nImport,");
        var before = digest(SmallRules.with(SmallRules.GRADING, compiled));

        assertThat(digest(SmallRules.with(SmallRules.GRADING, compiled.replace("10,g,x,,3,", "10,g,x,,4,"))))
                .isNotEqualTo(before);
    }
}
