package io.watchkeeper.event;

import java.time.Instant;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line of an event's timeline. */
@Entity
@Immutable
@Table(name = "event_entry")
class EventEntryEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String workspace;

    @Column(name = "event_id")
    long eventId;

    Instant at;
    String actor;

    /** Text, not an enum: while an upgrade rolls, a newer instance may write kinds that this one does not know. */
    String kind;

    String text;

    @Column(name = "plan_code")
    String planCode;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> detail;
}
