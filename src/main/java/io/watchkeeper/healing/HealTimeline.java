package io.watchkeeper.healing;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.healing.HealDecisions.Decided;
import io.watchkeeper.healing.HealRecords.Next;

/** What self-heal tells of an event: in its time line, and to whom its workspace has told outside; once a change. */
@Singleton
class HealTimeline {
    private static final String ENTRY =
            """
            insert into event_entry (workspace, event_id, at, actor, kind, plan_code, detail)
            values ($1, $2, now(), 'watchkeeper', 'SELF_HEAL_' || $5, $3, $4)
            """;

    private final HealNotices notices;

    HealTimeline(HealNotices notices) {
        this.notices = notices;
    }

    /** Says nothing where it waits on as before. */
    Uni<Void> decided(SqlClient transaction, HealRow record, Decided decided, Next next) {
        boolean news = next.state() != record.state() || record.verdict().isEmpty();
        if (!news) {
            return Uni.createFrom().voidItem();
        }
        var told = new Told(record, next, decided.why(), decided.targets());
        return tell(transaction, told, guard(decided));
    }

    /** A step without a new verdict. */
    Uni<Void> moved(SqlClient transaction, HealRow record, Next next) {
        return next.state() == record.state()
                ? Uni.createFrom().voidItem()
                : tell(transaction, new Told(record, next, Optional.empty(), ""), new JsonObject());
    }

    private static JsonObject guard(Decided decided) {
        var detail = new JsonObject();
        decided.decision()
                .decisive()
                .ifPresent(word -> detail.put("guard", word.guard().name()).put("rule", word.rule()));
        return detail;
    }

    private Uni<Void> tell(SqlClient transaction, Told told, JsonObject detail) {
        var record = told.record();
        var entry = transaction
                .preparedQuery(ENTRY)
                .execute(Tuple.of(
                        record.workspace(),
                        record.event(),
                        record.plan(),
                        told.line(detail),
                        told.next().state().name()))
                .replaceWithVoid();
        return Uni.join()
                .all(entry, notices.add(transaction, record, told.outside(detail.getString("guard", ""))))
                .andFailFast()
                .replaceWithVoid();
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
            next.run().ifPresent(run -> detail.put("run", run));
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
                    .put("run", next.run().or(record::run).orElse(""))
                    .put("outcome", next.outcome())
                    .put("why", why().map(why -> why.en() + " / " + why.zh()).orElse(""));
        }
    }
}
