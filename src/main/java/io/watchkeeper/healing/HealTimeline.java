package io.watchkeeper.healing;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.vertx.core.json.JsonObject;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.healing.HealDecisions.Decided;
import io.watchkeeper.healing.HealRecords.Next;
import io.watchkeeper.plan.RunStarts;
import io.watchkeeper.store.BulkWrite;

/** What self-heal tells of an event: in its time line, and to whom its workspace has told outside; once a change. */
@Singleton
class HealTimeline {
    private static final String ENTRY =
            """
            insert into event_entry (workspace, event_id, at, actor, kind, plan_code, detail)
            values ($1, $2, now(), 'watchkeeper', 'SELF_HEAL_' || $5, $3, $4::jsonb || %s) returning 1
            """;

    /** The run, where the same statement begins one. */
    private static final String RUN = "jsonb_build_object('run', %s::text)".formatted(RunStarts.THIS_RUN);

    private static final String NO_RUN = "'{}'::jsonb";

    private final HealNotices notices;

    HealTimeline(HealNotices notices) {
        this.notices = notices;
    }

    /** What is written of a verdict: nothing where it waits on as before. */
    List<BulkWrite> decided(HealRow record, Decided decided, Next next) {
        boolean news = next.state() != record.state() || record.verdict().isEmpty();
        return news ? writes(new Told(record, next, decided.why(), decided.targets()), guard(decided)) : List.of();
    }

    /** What is written of a step without a new verdict. */
    List<BulkWrite> moved(HealRow record, Next next) {
        return next.state() == record.state()
                ? List.of()
                : writes(new Told(record, next, Optional.empty(), ""), new JsonObject());
    }

    private static JsonObject guard(Decided decided) {
        var detail = new JsonObject();
        decided.decision()
                .decisive()
                .ifPresent(word -> detail.put("guard", word.guard().name()).put("rule", word.rule()));
        return detail;
    }

    private List<BulkWrite> writes(Told told, JsonObject detail) {
        var record = told.record();
        var run = told.next().starts() ? RUN : NO_RUN;
        var outside = told.outside(detail.getString("guard", ""));
        return List.of(
                BulkWrite.any(
                        ENTRY.formatted(run),
                        record.workspace(),
                        record.event(),
                        record.plan(),
                        told.line(detail),
                        told.next().state().name()),
                notices.write(record, outside, run));
    }

    /**
     * What is told of one change.
     *
     * @param because why the guards said so, where they did
     * @param targets that a run acts on, empty where none is about to
     */
    private record Told(HealRow record, Next next, Optional<Sentence> because, String targets) {
        /** How it ended says more than what the guards saw before. */
        private Optional<Sentence> why() {
            return Optional.of(next.outcome())
                    .filter(word -> !word.isEmpty() && !word.equals("REFUSED"))
                    .map(word -> HealOutcome.of(word, next.detail()))
                    .or(() -> because);
        }

        /** A line of the event's timeline. */
        JsonObject line(JsonObject detail) {
            detail.put("record", Long.toString(record.id()));
            why().ifPresent(why ->
                    detail.put("why", new JsonObject().put("en", why.en()).put("zh", why.zh())));
            Optional.of(next.outcome()).filter(text -> !text.isEmpty()).ifPresent(text -> detail.put("outcome", text));
            return detail;
        }

        /** The same for who is outside: what, where, why and how it ended. */
        JsonObject outside(String guard) {
            return new JsonObject()
                    .put("record", Long.toString(record.id()))
                    .put("state", next.state().name())
                    .put("event", Long.toString(record.event()))
                    .put("workspace", record.workspace())
                    .put("scenario", record.scenario())
                    .put("mode", record.mode().name())
                    .put("application", record.application())
                    .put("object", record.object())
                    .put("targets", targets)
                    .put("plan", record.plan())
                    .put("guard", guard)
                    .put("run", record.run().orElse(""))
                    .put("outcome", next.outcome())
                    .put("why", why().map(why -> why.en() + " / " + why.zh()).orElse(""));
        }
    }
}
