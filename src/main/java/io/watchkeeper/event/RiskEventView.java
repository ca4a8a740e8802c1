package io.watchkeeper.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.ObjectReference;
import io.watchkeeper.facts.Sentence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A risk event as people and programs see it.
 *
 * @param source of the signal that opened it
 * @param occurrences distinct episodes
 * @param deliveries signals received for it, repeated ones counted
 * @param responseTime from the first occurrence to the response, null until somebody responds
 * @param cause in the words of whoever completed it, or RECOVERED_BY_ITSELF
 * @param reopened whether it came back after it was completed
 * @param storm whether it is one of many of its scenario at once
 * @param recommendations best rank first
 * @param diagnosis the latest of its present life; null until one is begun
 * @param sameCause other events that the cause which the diagnosis found explains, too, the worst first, at most 500; absent in lists and in answers to what is done
 * @param runs of plans that were started for it, the latest twenty, the latest first; absent as sameCause is
 * @param rulebookVersion what the latest decision on it was made with
 * @param version goes up with each change; the number in the ETag
 * @param entries what was done with it, oldest first; absent in lists
 */
@Schema(name = "Event", examples = RiskEventView.EXAMPLE)
public record RiskEventView(
        String id,
        String workspace,
        String title,
        Named scenario,
        ObjectReference object,
        String source,
        Grade grade,
        Sentence gradeReason,
        EventState state,
        SignalState signal,
        long occurrences,
        long deliveries,
        Instant firstOccurredAt,
        Instant lastOccurredAt,
        Instant respondedAt,
        String respondedBy,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration responseTime,
        Instant completedAt,
        String completedBy,
        String cause,
        boolean reopened,
        boolean storm,
        List<Recommendation> recommendations,
        DiagnosisSummary diagnosis,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<CauseView.Event> sameCause,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Run> runs,
        long rulebookVersion,
        long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Entry> entries) {

    /** @param tried how the plan has fared lately on events of the scenario, null where it has not run */
    public record Recommendation(Named plan, long rank, List<Sentence> reasons, Tried tried) {}

    /**
     * @param runs the latest that have ended, 20 at most, whoever started them
     * @param healed those of them after which the symptom ended
     */
    public record Tried(long runs, long healed) {}

    /**
     * What a diagnosis came to.
     *
     * @param state RUNNING, CONCLUDED, INCONCLUSIVE or TIMED_OUT
     * @param conclusion the cause that it found; null until it has concluded
     */
    public record DiagnosisSummary(String id, String state, Sentence conclusion) {}

    /**
     * A run of a plan; {@code /api/v1/runs/{id}} tells all of it.
     *
     * @param state such as RUNNING, NEEDS_PERSON or SUCCEEDED
     */
    @Schema(name = "EventRun")
    public record Run(String id, Named plan, String state) {}

    /**
     * One line of the timeline.
     *
     * @param actor a person, a token, or {@code watchkeeper}
     * @param kind RESPONDED, STEP or COMPLETED; where one event is read also CHANGE_STARTED and CHANGE_ENDED, of planned changes of its object; newer
     *     services may know more
     * @param text what they wrote, empty where nothing
     * @param planCode the plan that a step belongs to, or null
     * @param cause what they found it to be, where they completed it, or null
     * @param grade the grade that they gave, or null
     * @param why the service did so, where it says
     */
    public record Entry(
            Instant at,
            String actor,
            String kind,
            String text,
            String planCode,
            String cause,
            Grade grade,
            @JsonInclude(JsonInclude.Include.NON_NULL) Sentence why) {}

    static final String EXAMPLE =
            """
            {
              "id": "4201", "workspace": "default", "title": "Disk / of web-1 fills up",
              "scenario": {"code": "HOST-DISK-SPACE", "name": {"en": "Disk space runs out", "zh": "磁盘空间不足"}},
              "object": {"kind": "instance", "name": "web-1"}, "source": "alertmanager",
              "grade": "HIGH",
              "gradeReason": {"en": "Severity critical of a scenario of level MEDIUM.", "zh": "信号严重程度 critical，场景级别 MEDIUM。"},
              "state": "IN_HANDLING", "signal": "FIRING", "occurrences": 2, "deliveries": 7,
              "firstOccurredAt": "2026-03-01T08:00:00Z", "lastOccurredAt": "2026-03-01T08:20:00Z",
              "respondedAt": "2026-03-01T08:01:30Z", "respondedBy": "li", "responseTime": "PT1M30S",
              "completedAt": null, "completedBy": null, "cause": null, "reopened": false, "storm": false,
              "recommendations": [{
                "plan": {"code": "DISK-CLEAN", "name": {"en": "Clean the disk", "zh": "清理磁盘"}}, "rank": 1,
                "reasons": [{"en": "The first measure for this scenario.", "zh": "该场景的首选措施。"}],
                "tried": {"runs": 9, "healed": 7}
              }],
              "diagnosis": {
                "id": "12", "state": "CONCLUDED",
                "conclusion": {"en": "Something writes more than a gigabyte an hour", "zh": "有程序每小时写入超过 1 GB"}
              },
              "sameCause": [{
                "id": "4207", "title": "Disk /data of web-1 fills up", "object": {"kind": "instance", "name": "web-1"}, "grade": "HIGH", "state": "DISCOVERED"
              }],
              "runs": [{"id": "17", "plan": {"code": "DISK-CLEAN", "name": {"en": "Clean the disk", "zh": "清理磁盘"}}, "state": "NEEDS_PERSON"}],
              "rulebookVersion": 1, "version": 3,
              "entries": [{
                "at": "2026-03-01T08:01:30Z", "actor": "li", "kind": "RESPONDED", "text": "On it.",
                "planCode": null, "cause": null, "grade": null
              }]
            }
            """;
}
