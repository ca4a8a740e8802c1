package io.watchkeeper.decision.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.AlertTokens;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.facts.SignalMeaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThesaurusTest {
    private static final String HEADER = "code,kind,name_en,name_zh,words,chinese,metrics,jobs,labels\n";
    private static final String ROWS =
            """
            database,subject,database,数据库,"mysql*, redis",数据库,mysql_*,mysqld exporter,
            queue,subject,queue,消息队列,kafka,,kafka_*,,consumergroup
            memory,aspect,memory,内存,"memory, ram",内存,*_memory_used_bytes,,
            shortage,aspect,shortage,不足,"out of, exhaust*","不足, 使用率过高",up,,
            """;

    private final Thesaurus thesaurus = read(HEADER + ROWS, new Problems());

    @ParameterizedTest
    @CsvSource({
        "MysqlOutOfMemory, database memory shortage",
        "mysqld_ram, database memory",
        "RedisExhaustion, database shortage",
        "MemoryOut, memory",
        "Redistribution, ''",
        "内存使用率过高, memory shortage",
        "数据库内存不足, database memory shortage",
        "使用内存率, memory"
    })
    void words_give_meanings(String name, String meanings) {
        assertThat(meaning(name, Set.of(), Map.of()).meanings()).containsExactlyInAnyOrder(split(meanings));
    }

    @Test
    void metrics_tell_the_subject_and_leave_what_is_wrong_to_the_name() {
        var meaning = meaning("Rule7", Set.of("mysql_memory_used_bytes", "mysql", "memory", "used", "bytes"), Map.of());
        assertThat(meaning.meanings()).containsExactly("database");
        assertThat(meaning.measured()).containsExactly("database", "memory");
    }

    @Test
    void a_word_of_a_metric_is_not_a_metric() {
        assertThat(meaning("Rule7", Set.of("kafka_up", "kafka", "up"), Map.of()).measured())
                .containsExactly("queue");
        assertThat(meaning("Rule7", Set.of("up"), Map.of()).measured()).containsExactly("shortage");
    }

    @Test
    void the_job_and_the_presence_of_labels_tell_the_subject() {
        assertThat(meaning("Rule7", Set.of(), Map.of("job", "mysqld-exporter")).meanings())
                .containsExactly("database");
        assertThat(meaning("Rule7", Set.of(), Map.of("job", "mysqld")).meanings())
                .isEmpty();
        assertThat(meaning("Rule7", Set.of(), Map.of("consumergroup", "billing"))
                        .meanings())
                .containsExactly("queue");
    }

    @Test
    void the_first_text_is_read_where_the_name_does_not_say_what_is_wrong() {
        var texts = Map.of("summary", "内存不足", "description", "kafka");
        assertThat(alert("RedisRule7", Set.of(), Map.of(), texts).meanings())
                .containsExactly("database", "memory", "shortage");
        assertThat(alert("RedisMemory", Set.of(), Map.of(), texts).meanings()).containsExactly("database", "memory");
    }

    @Test
    void an_inspection_means_what_its_name_and_the_kind_of_its_object_say() {
        var inspection = new InspectionResult(
                "",
                "s",
                "内存巡检",
                "FAILED",
                "redis",
                "o",
                "",
                "",
                "",
                "",
                AlertTokens.of("内存巡检"),
                0,
                "",
                "",
                "",
                Map.of());
        var meaning = thesaurus.meaning(inspection, "7");
        assertThat(meaning.signal()).isEqualTo("7");
        assertThat(meaning.kind()).isEqualTo("INSPECTION");
        assertThat(meaning.meanings()).containsExactly("database", "memory");
    }

    @Test
    void a_cell_is_read_by_the_names_of_its_meanings() {
        assertThat(thesaurus.readable("database, memory, ALERT"))
                .isEqualTo(new Sentence("database, memory, ALERT", "数据库、内存、ALERT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Disk,aspect,disk,磁盘,disk,,,,| BAD_CODE | A2",
                "disk,thing,disk,磁盘,disk,,,,| UNKNOWN_KIND | B2",
                "disk,aspect,,磁盘,disk,,,,| MISSING_VALUE | C2",
                "disk,aspect,disk,磁盘,di*sk,,,,| BAD_TERM | E2",
                "disk,aspect,disk,磁盘,d*,,,,| BAD_TERM | E2",
                "disk,aspect,disk,磁盘,disk,！,,,| BAD_TERM | F2",
                "disk,aspect,disk,磁盘,disk,,Node_Disk,,| BAD_TERM | G2",
                "disk,aspect,disk,磁盘,disk,,*_disk_*,,| BAD_TERM | G2"
            })
    void a_mistake_is_named_with_its_cell(String row, String code, String cell) {
        var problems = new Problems();
        read(HEADER + row + "\n", problems);
        assertThat(problems.found()).extracting(RulebookProblem::code).containsExactly(code);
        assertThat(problems.found()).extracting(RulebookProblem::cell).containsExactly(cell);
    }

    @Test
    void a_rulebook_without_a_thesaurus_has_no_meanings() {
        var empty = read("", new Problems());
        assertThat(empty.meanings()).isEmpty();
    }

    private SignalMeaning meaning(String name, Set<String> metrics, Map<String, String> labels) {
        return alert(name, metrics, labels, Map.of());
    }

    private SignalMeaning alert(
            String name, Set<String> metrics, Map<String, String> labels, Map<String, String> annotations) {
        var alert = new Alert("", "s", name, "", "FIRING", "", AlertTokens.of(name), metrics, labels, annotations);
        return thesaurus.meaning(alert, "0");
    }

    private static Thesaurus read(String text, Problems problems) {
        return ThesaurusFile.read(text, problems.in(ThesaurusFile.PATH));
    }

    private static String[] split(String words) {
        return words.isEmpty() ? new String[0] : words.split(" ");
    }
}
