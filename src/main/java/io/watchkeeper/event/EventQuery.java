package io.watchkeeper.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.quarkus.panache.common.Parameters;
import io.watchkeeper.decision.Grade;

/**
 * A filter as HQL. Values travel as parameters only.
 *
 * @param text the conditions and the order
 */
record EventQuery(String text, Parameters values) {
    private static final String WORST = " order by gradeRank, firstOccurredAt, id";
    private static final String OLDEST = " order by firstOccurredAt, id";
    /** These are the same orders. They keep the planner from walking all events until it meets some of the time that is asked for. */
    private static final String WORST_OF_A_TIME = " order by gradeRank + 0, firstOccurredAt, id";

    private static final String OLDEST_OF_A_TIME = " order by coalesce(firstOccurredAt, lastOccurredAt), id";
    /** By the minute, which an index holds, and exactly within it. */
    private static final String LATEST = " order by latestMinute desc, lastOccurredAt desc, id desc";

    /** @param half which half of {@link EventSort#WORST} to ask for; other orders know no halves */
    static EventQuery of(Set<String> workspaces, EventFilter filter, Half half) {
        var query = new Conditions(workspaces);
        query.states(filter.states(), half);
        query.grades(filter.grades());
        query.among("scenario", filter.scenarios(), false);
        query.among("objectName", filter.objects(), false);
        query.among("source", filter.sources(), false);
        query.among("signal", filter.signals(), filter.signals().size() == SignalState.values().length);
        filter.from().ifPresent(query::from);
        filter.to().ifPresent(query::to);
        filter.text().ifPresent(query::contains);
        filter.after().ifPresent(query::after);
        return new EventQuery(query.text() + order(filter), query.values);
    }

    /** The order WORST is asked half by half, so that the open events come from an index that holds them alone. */
    enum Half {
        OPEN,
        COMPLETED,
        BOTH
    }

    private static String order(EventFilter filter) {
        return switch (filter.sort()) {
            case WORST -> filter.from().isPresent() ? WORST_OF_A_TIME : WORST;
            case LATEST -> LATEST;
            case OLDEST -> filter.from().isPresent() ? OLDEST_OF_A_TIME : OLDEST;
        };
    }

    private static final class Conditions {
        private final List<String> conditions = new ArrayList<>();
        private final Parameters values = new Parameters();

        /** One workspace as an equality: the indexes begin with it, and give its events in order. */
        Conditions(Set<String> workspaces) {
            if (workspaces.size() == 1) {
                that(
                        "workspace = :workspace",
                        "workspace",
                        workspaces.iterator().next());
            } else {
                that("workspace in :workspaces", "workspaces", workspaces);
            }
        }

        String text() {
            return String.join(" and ", conditions);
        }

        void that(String condition, String name, Object value) {
            conditions.add(condition);
            values.and(name, value);
        }

        /** Literals, not parameters: the planner must see them to use the partial indexes. */
        void states(Set<EventState> states, Half half) {
            switch (half) {
                case OPEN -> conditions.add("state <> COMPLETED");
                case COMPLETED -> conditions.add("state = COMPLETED");
                case BOTH -> {}
            }
            if (half != Half.COMPLETED) {
                among("state", states, states.size() == EventState.values().length);
            }
        }

        /** By their rank, which the indexes hold: the events of a grade that hardly occurs are found without walking all worse ones. */
        void grades(Set<Grade> grades) {
            var ranks = grades.stream().map(grade -> (short) grade.ordinal()).toList();
            among("gradeRank", ranks, grades.size() == Grade.values().length);
        }

        void among(String column, Collection<?> wanted, boolean everything) {
            if (!wanted.isEmpty() && !everything) {
                that(column + " in :" + column, column, wanted);
            }
        }

        void from(Instant from) {
            that("lastOccurredAt >= :from", "from", from);
            that("latestMinute >= :fromMinute", "fromMinute", minute(from));
        }

        void to(Instant to) {
            that("lastOccurredAt < :to", "to", to);
            that("latestMinute <= :toMinute", "toMinute", minute(to));
        }

        void contains(String text) {
            var pattern = "%" + text.replaceAll("[!%_]", "!$0") + "%";
            that("(title ilike :text escape '!' or objectName ilike :text escape '!')", "text", pattern);
        }

        void after(EventCursor cursor) {
            values.and("at", cursor.at()).and("id", cursor.id());
            switch (cursor.sort()) {
                case WORST ->
                    that("(gradeRank, firstOccurredAt, id) > (:rank, :at, :id)", "rank", (short) cursor.rank());
                case OLDEST -> conditions.add("(firstOccurredAt, id) > (:at, :id)");
                case LATEST ->
                    that("(latestMinute, lastOccurredAt, id) < (:minute, :at, :id)", "minute", minute(cursor.at()));
            }
        }

        /** As the column {@code latest_minute} is made from the time itself. */
        private static Instant minute(Instant at) {
            return at.truncatedTo(ChronoUnit.MINUTES);
        }
    }
}
