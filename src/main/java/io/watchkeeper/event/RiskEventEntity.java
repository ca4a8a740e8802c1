package io.watchkeeper.event;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Reason;
import io.watchkeeper.event.EventLife.Deed;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What people read and change of a row that the journal makes and counts on. The version is common to both: whoever writes names the one that was read.
 */
@Entity
@DynamicUpdate
@Table(name = "risk_event")
class RiskEventEntity {
    @Id
    long id;

    @Version
    long version;

    @Column(updatable = false)
    String workspace;

    @Column(updatable = false)
    String scenario;

    @Column(updatable = false)
    String title;

    @Column(name = "object_kind", updatable = false)
    String objectKind;

    @Column(name = "object_name", updatable = false)
    String objectName;

    @Column(updatable = false)
    String source;

    @Enumerated(EnumType.STRING)
    Grade grade;

    /** The grade's place, worst 0: what the list is ordered by. */
    @Column(name = "grade_rank")
    short gradeRank;

    @Column(name = "grade_reason")
    @JdbcTypeCode(SqlTypes.JSON)
    Reason gradeReason;

    @Enumerated(EnumType.STRING)
    EventState state;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    SignalState signal;

    @Column(updatable = false)
    long occurrences;

    @Column(updatable = false)
    long deliveries;

    @Column(updatable = false)
    boolean storm;

    @Column(updatable = false)
    long reopened;

    /** As text, because the reactive driver knows JSON columns with an object at their top only. */
    @Formula("cast(recommendations as text)")
    String recommendations;

    /** Written by diagnoses alone. */
    @Column(insertable = false, updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    EventDiagnosis diagnosis;

    @Column(name = "rulebook_version", updatable = false)
    long rulebookVersion;

    @Column(name = "first_occurred_at", updatable = false)
    Instant firstOccurredAt;

    @Column(name = "last_occurred_at", updatable = false)
    Instant lastOccurredAt;

    /** The database makes it. */
    @Column(name = "latest_minute", insertable = false, updatable = false)
    Instant latestMinute;

    @Column(name = "responded_at")
    Instant respondedAt;

    @Column(name = "responded_by")
    String respondedBy;

    @Column(name = "completed_at")
    Instant completedAt;

    @Column(name = "completed_by")
    String completedBy;

    String cause;

    EventLife life() {
        var ended = state == EventState.COMPLETED;
        return new EventLife(
                state,
                grade,
                Optional.ofNullable(respondedAt).map(at -> new Deed(respondedBy, at)),
                Optional.ofNullable(completedAt).filter(at -> ended).map(at -> new Deed(completedBy, at)),
                Optional.ofNullable(cause).filter(text -> ended));
    }

    void live(EventLife life) {
        state = life.state();
        respondedAt = life.responded().map(Deed::at).orElse(null);
        respondedBy = life.responded().map(Deed::actor).orElse(null);
        completedAt = life.completed().map(Deed::at).orElse(null);
        completedBy = life.completed().map(Deed::actor).orElse(null);
        cause = life.cause().orElse(null);
    }

    EventCursor place(EventSort sort) {
        var at = sort == EventSort.LATEST ? lastOccurredAt : firstOccurredAt;
        return new EventCursor(sort, state == EventState.COMPLETED, gradeRank, at, id);
    }

    void regrade(Grade other, Reason reason) {
        grade = other;
        gradeRank = (short) other.ordinal();
        gradeReason = reason;
    }
}
