package io.watchkeeper.healing;

import java.time.Instant;
import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.watchkeeper.facts.Sentence;

/**
 * What self-heal did, or did not do, for an event.
 *
 * @param verdict null before it was decided
 * @param why the gravest word in one sentence, null where nothing stands against it
 * @param runId null unless a plan ran
 * @param outcome how it ended, null before; {@code outcomeText} the same in words
 */
public record HealRecordView(
        String id,
        String application,
        String object,
        String workspace,
        String scenario,
        String eventId,
        String planCode,
        HealMode mode,
        HealState state,
        String verdict,
        Sentence why,
        List<GuardView> guards,
        Long rulebookVersion,
        String runId,
        Instant decidedSince,
        Instant heldAt,
        String answeredBy,
        String answerReason,
        Instant startedAt,
        Instant endedAt,
        String outcome,
        String outcomeDetail,
        Sentence outcomeText) {
    /**
     * @param rule a sentence; empty where no rule spoke
     * @param inputs what it looked at
     * @param wouldPass null where it lets it pass
     */
    public record GuardView(String guard, String rule, String verdict, Sentence inputs, Sentence wouldPass) {
        static GuardView of(JsonObject json) {
            return new GuardView(
                    json.getString("guard"),
                    json.getString("rule"),
                    json.getString("verdict"),
                    sentence(json.getJsonObject("inputs")),
                    sentence(json.getJsonObject("wouldPass")));
        }

        public boolean stops() {
            return !verdict.equals("ALLOW");
        }
    }

    static HealRecordView of(HealRow row) {
        var guards = guards(row.guards());
        return new HealRecordView(
                Long.toString(row.id()),
                row.application(),
                row.object(),
                row.workspace(),
                row.scenario(),
                Long.toString(row.event()),
                row.plan(),
                row.mode(),
                row.state(),
                row.verdict().orElse(null),
                guards.stream()
                        .filter(guard -> guard.stops()
                                && guard.verdict().equals(row.verdict().orElse("")))
                        .findFirst()
                        .map(GuardView::inputs)
                        .orElse(null),
                guards,
                row.rulebookVersion().orElse(null),
                row.run().orElse(null),
                row.createdAt(),
                row.heldAt().orElse(null),
                row.answeredBy().orElse(null),
                row.answerReason().orElse(null),
                row.startedAt().orElse(null),
                row.endedAt().orElse(null),
                row.outcome().orElse(null),
                row.detail(),
                row.outcome().map(word -> HealOutcome.of(word, row.detail())).orElse(null));
    }

    private static List<GuardView> guards(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).map(GuardView::of).toList();
    }

    private static Sentence sentence(JsonObject json) {
        return json == null ? null : new Sentence(json.getString("en"), json.getString("zh"));
    }
}
