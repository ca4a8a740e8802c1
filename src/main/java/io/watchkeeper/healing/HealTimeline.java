package io.watchkeeper.healing;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.guard.GuardDecision.Spoken;
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
        var detail = new JsonObject();
        decided.decision().decisive().ifPresent(word -> why(detail, word, decided));
        return news ? tell(transaction, record, next, detail) : Uni.createFrom().voidItem();
    }

    Uni<Void> moved(SqlClient transaction, HealRow record, Next next) {
        return next.state() == record.state()
                ? Uni.createFrom().voidItem()
                : tell(transaction, record, next, new JsonObject());
    }

    private static void why(JsonObject detail, Spoken word, Decided decided) {
        var reasons = decided.rulebook().reasons();
        var inputs = reasons.render(word.inputs());
        detail.put("guard", word.guard().name())
                .put("rule", word.rule())
                .put("why", new JsonObject().put("en", inputs.en()).put("zh", inputs.zh()));
    }

    private Uni<Void> tell(SqlClient transaction, HealRow record, Next next, JsonObject detail) {
        detail.put("record", Long.toString(record.id()));
        Optional.of(next.outcome()).filter(text -> !text.isEmpty()).ifPresent(text -> detail.put("outcome", text));
        next.run().ifPresent(run -> detail.put("run", run));
        return transaction
                .preparedQuery(ENTRY)
                .execute(Tuple.of(
                        record.workspace(),
                        record.event(),
                        record.plan(),
                        detail,
                        next.state().name()))
                .chain(() -> notices.add(transaction, record, told(record, next, detail)));
    }

    /** The same for who is outside. */
    private static JsonObject told(HealRow record, Next next, JsonObject detail) {
        var why = Optional.ofNullable(detail.getJsonObject("why"))
                .map(text -> text.getString("en") + " / " + text.getString("zh"))
                .orElse(next.detail());
        return new JsonObject()
                .put("record", Long.toString(record.id()))
                .put("state", next.state().name())
                .put("event", Long.toString(record.event()))
                .put("workspace", record.workspace())
                .put("scenario", record.scenario())
                .put("object", record.object())
                .put("plan", record.plan())
                .put("guard", detail.getString("guard", ""))
                .put("run", next.run().or(record::run).orElse(""))
                .put("outcome", next.outcome())
                .put("why", why);
    }
}
