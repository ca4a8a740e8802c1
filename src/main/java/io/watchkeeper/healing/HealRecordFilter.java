package io.watchkeeper.healing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.guard.GuardDecision.Verdict;
import io.watchkeeper.problem.FilterReader;

/**
 * Which records a list shows, the latest first. An empty set asks for every value.
 *
 * @param from when the event was taken up, inclusive
 * @param to exclusive
 * @param before the id that the page begins after
 */
public record HealRecordFilter(
        Set<HealState> states,
        Set<Verdict> verdicts,
        Set<String> scenarios,
        Set<String> applications,
        Set<String> objects,
        Optional<Long> event,
        Optional<Instant> from,
        Optional<Instant> to,
        long before,
        int limit) {
    public static final HealRecordFilter LATEST = parse(Map.of());
    public static final HealRecordFilter HELD = parse(Map.of("state", List.of(HealState.HOLDING.name())));

    private static final int MOST = 500;
    private static final int USUAL = 50;

    static final String LIST =
            """
            select * from heal_record where workspace = any($1) and ($2::text[] = '{}' or state = any($2)) and ($3::text[] = '{}' or verdict = any($3))
              and ($4::text[] = '{}' or scenario = any($4)) and ($5::text[] = '{}' or application = any($5)) and ($6::text[] = '{}' or object_name = any($6))
              and ($7::bigint is null or event_id = $7) and ($8::timestamptz is null or created_at >= $8) and ($9::timestamptz is null or created_at < $9)
              and id < $10
            order by id desc limit $11
            """;

    /** @throws io.watchkeeper.problem.ProblemException of status 400 that names every value that cannot be used */
    public static HealRecordFilter parse(Map<String, List<String>> parameters) {
        var reader = new FilterReader(parameters, "records");
        var states = reader.names("state", HealState.class);
        if (states.remove(HealState.OTHER)) {
            reader.flaw("state", "UNKNOWN_VALUE", "is none that a record can have", "不是记录可有的状态");
        }
        var verdicts = reader.names("verdict", Verdict.class);
        var scenarios = reader.texts("scenario");
        var applications = reader.texts("application");
        var objects = reader.texts("object");
        var event = reader.id("eventId", "is no id of an event", "不是事件编号");
        var from = reader.instant("from");
        var to = reader.instant("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            reader.flaw("to", "NOT_AFTER_FROM", "is not after from", "不晚于 from");
        }
        var before = reader.id("cursor", "is not a nextCursor of an earlier answer", "不是先前应答中的 nextCursor");
        var limit = reader.limit(MOST, USUAL);
        reader.refuseFlaws();
        return new HealRecordFilter(
                states,
                verdicts,
                scenarios,
                applications,
                objects,
                event,
                from,
                to,
                before.orElse(Long.MAX_VALUE),
                limit);
    }

    /** For {@link #LIST}. */
    Tuple values(Set<String> workspaces) {
        return Tuple.tuple()
                .addArrayOfString(array(workspaces))
                .addArrayOfString(states.stream().map(Enum::name).toArray(String[]::new))
                .addArrayOfString(verdicts.stream().map(Enum::name).toArray(String[]::new))
                .addArrayOfString(array(scenarios))
                .addArrayOfString(array(applications))
                .addArrayOfString(array(objects))
                .addLong(event.orElse(null))
                .addOffsetDateTime(from.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .addOffsetDateTime(to.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .addLong(before)
                .addInteger(limit + 1);
    }

    private static String[] array(Set<String> texts) {
        return texts.toArray(String[]::new);
    }
}
