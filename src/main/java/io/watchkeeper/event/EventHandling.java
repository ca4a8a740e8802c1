package io.watchkeeper.event;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.event.EventLife.Deed;
import io.watchkeeper.rulebook.LogFields;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people do to events. An action, its line in the timeline and its audit row are one transaction. */
@ApplicationScoped
public class EventHandling {
    private final EventRepository events;
    private final EventEntryRepository entries;
    private final EventWords words;
    private final Clock clock;
    private final AuditLog audit;

    EventHandling(EventRepository events, EventEntryRepository entries, EventWords words, Clock clock, AuditLog audit) {
        this.events = events;
        this.entries = entries;
        this.words = words;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Does it, and only once however often it is asked for under one key.
     *
     * <p>Fails with a {@link io.watchkeeper.problem.ProblemException}: 404 where no workspace of theirs has such an event, 403 where they may only read it, 409 where its state does not allow the
     * action, 412 where it is not the version asked for, 422 where the body cannot be used.
     *
     * @return the event as it stands afterwards
     */
    @WithTransaction
    public Uni<RiskEventView> act(ActionRequest request) {
        var writing = new EntryWriting(request, request.body().read(words.rulebook()));
        return events.findForChange(request.grants().where(Permissions.READ), EventIds.parse(request.eventId()))
                .onItem()
                .ifNull()
                .failWith(EventIds::unknown)
                .invoke(event -> request.grants().demand(Permissions.HANDLE_EVENTS, event.workspace))
                .call(event -> entries.of(event).chain(timeline -> once(event, writing.wasDone(timeline), writing)))
                .chain(event ->
                        entries.of(event).map(timeline -> words.rendering().whole(event, timeline)));
    }

    private Uni<?> once(RiskEventEntity event, boolean done, EntryWriting writing) {
        return done ? Uni.createFrom().voidItem() : carryOut(event, writing);
    }

    private Uni<?> carryOut(RiskEventEntity event, EntryWriting writing) {
        writing.request().terms().check(event.version);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var before = event.life();
        var after = before.after(writing.action(), new Deed(writing.request().actor(), at));
        event.live(after);
        if (after.grade() != before.grade()) {
            event.regrade(
                    after.grade(), EventRendering.gradedBy(writing.request().actor(), before.grade()));
        }
        return entries.persist(writing.entry(event, at))
                .chain(Panache::getSession)
                .call(session -> after.equals(before) ? touch(session, event) : session.flush())
                .chain(session -> audit.record(
                        session,
                        audit.entry(event.workspace, writing.auditAction(), Long.toString(event.id))
                                .with(Map.of("title", event.title))
                                .changing(before.recorded(), after.recorded())))
                .invoke(() -> log(event, writing));
    }

    private static void log(RiskEventEntity event, EntryWriting writing) {
        LogFields.of(
                event.id,
                event.rulebookVersion,
                () -> Log.infof(
                        "%s of event %d by %s",
                        writing.auditAction(),
                        (Long) event.id,
                        writing.request().actor()));
    }

    /** A step changes no column of the event; its version goes up all the same, because what the ETag stands for has changed. */
    private static Uni<Void> touch(Mutiny.Session session, RiskEventEntity event) {
        return session.lock(event, LockMode.PESSIMISTIC_FORCE_INCREMENT);
    }
}
