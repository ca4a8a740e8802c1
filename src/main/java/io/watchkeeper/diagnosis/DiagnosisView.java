package io.watchkeeper.diagnosis;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.facts.Sentence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A diagnosis as people and programs see it.
 *
 * @param automatic whether the scenario's tree started by itself
 * @param conclusion null unless it has concluded
 * @param path the nodes on the way, from the root on
 * @param decided what grading and recommendation made of the finding; null where they were not asked
 * @param former how it compares with the last one of the same tree on the event; null where there is none
 */
@Schema(name = "Diagnosis", examples = DiagnosisView.EXAMPLE)
public record DiagnosisView(
        String id,
        String eventId,
        String workspace,
        Tree tree,
        DiagnosisState state,
        boolean automatic,
        String startedBy,
        Instant startedAt,
        Instant deadlineAt,
        Instant endedAt,
        Conclusion conclusion,
        List<Step> path,
        Decided decided,
        Former former) {

    /** Whether more is to come. */
    @JsonIgnore
    public boolean running() {
        return state == DiagnosisState.RUNNING;
    }

    /** @param version of the rulebook that it was begun with */
    public record Tree(String code, Sentence name, long version) {}

    public record Conclusion(
            String code, Sentence text, String confidence, Sentence impact, Sentence advice, List<Plan> plans) {}

    public record Plan(String code, Sentence name) {}

    /**
     * One node on the way.
     *
     * @param check what was asked for; null at a conclusion
     * @param branch the sentence of the row that was taken; null where none was
     * @param next the node that it leads to
     */
    @Schema(name = "DiagnosisStep")
    public record Step(String node, Check check, Answered evidence, String branch, String next) {}

    /** @param source who was asked, empty for Watchkeeper itself */
    public record Check(String code, Sentence name, String kind, String source) {}

    /**
     * @param status OK, NO_ANSWER or ERROR
     * @param value null where the answer is no number
     * @param text empty where it is one
     * @param why in words, where there is no answer
     * @param ahead whether it was asked for before it was known to be needed
     */
    public record Answered(
            String status,
            Double value,
            String text,
            String unit,
            String why,
            Instant observedAt,
            long tookMillis,
            boolean ahead) {
        private static final DecimalFormatSymbols PLAIN = DecimalFormatSymbols.getInstance(Locale.ROOT);

        /** The number with its unit, or the text. */
        public String shown() {
            var number = value == null ? text : new DecimalFormat("#,##0.##", PLAIN).format(value);
            return unit.isEmpty() ? number : number + " " + unit;
        }
    }

    public record Decided(Grade grade, List<String> plans) {}

    /** @param differing nodes that were answered or taken otherwise */
    public record Former(String id, DiagnosisState state, String conclusion, boolean same, List<String> differing) {}

    static final String EXAMPLE =
            """
            {
              "id": "12", "eventId": "4201", "workspace": "default",
              "tree": {"code": "DISK-FULL", "name": {"en": "Why does the disk fill?", "zh": "磁盘为何写满？"}, "version": 7},
              "state": "CONCLUDED", "automatic": true, "startedBy": "watchkeeper",
              "startedAt": "2026-03-01T08:00:01Z", "deadlineAt": "2026-03-01T08:02:01Z", "endedAt": "2026-03-01T08:00:02Z",
              "conclusion": {
                "code": "DISK-FULL-FAST", "text": {"en": "Something writes more than a gigabyte an hour", "zh": "有程序每小时写入超过 1 GB"},
                "confidence": "HIGH", "impact": {"en": "The disk is full within hours.", "zh": "数小时内写满。"},
                "advice": {"en": "Find the growing file.", "zh": "定位增长的文件。"},
                "plans": [{"code": "DISK-CLEAN", "name": {"en": "Clean a disk", "zh": "清理磁盘空间"}}]
              },
              "path": [{
                "node": "DISK-FREE",
                "check": {"code": "DISK-FREE", "name": {"en": "How much of the file system is free?", "zh": "文件系统剩余空间？"}, "kind": "PROMETHEUS", "source": "prometheus"},
                "evidence": {"status": "OK", "value": 4.2, "text": "", "unit": "%", "why": "", "observedAt": "2026-03-01T08:00:01Z", "tookMillis": 12, "ahead": false},
                "branch": "A disk with less than 20 percent free is asked for its growth", "next": "DISK-FILLS"
              }],
              "decided": {"grade": "CRITICAL", "plans": ["DISK-CLEAN"]}, "former": null
            }
            """;
}
