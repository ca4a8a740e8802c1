package io.watchkeeper.healing;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.problem.ProblemException;

/**
 * Which records a list shows, the latest first.
 *
 * @param before only those with a lower id
 */
public record HealRecordQuery(
        Optional<HealState> state,
        Optional<String> verdict,
        Optional<String> scenario,
        Optional<String> object,
        Optional<Long> event,
        int limit,
        long before) {
    static final int MOST = 500;
    static final int USUAL = 50;

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    static final String LIST =
            """
            select * from heal_record where workspace = any($1) and ($2::text is null or state = $2) and ($3::text is null or verdict = $3)
              and ($4::text is null or scenario = $4) and ($5::text is null or object_name = $5) and ($6::bigint is null or event_id = $6) and id < $7
            order by id desc limit $8
            """;

    /** Texts as they came, null for what was not asked for; fails with 400 naming the parameter. */
    public record Asked(
            String state, String verdict, String scenario, String object, String eventId, String limit, String cursor) {
        public HealRecordQuery read() {
            return new HealRecordQuery(
                    given(state).map(Asked::state),
                    given(verdict).map(Asked::verdict),
                    given(scenario),
                    given(object),
                    given(eventId).map(text -> id("eventId", text)),
                    given(limit).map(Asked::limit).orElse(USUAL),
                    given(cursor).map(text -> id("cursor", text)).orElse(Long.MAX_VALUE));
        }

        private static Optional<String> given(String text) {
            return Optional.ofNullable(text).filter(given -> !given.isBlank());
        }

        private static HealState state(String text) {
            return HealState.known().stream()
                    .filter(known -> known.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.badRequest("state is none that a record can have"));
        }

        private static String verdict(String text) {
            if (!Set.of("ALLOW", "HOLD", "WAIT", "REFUSE").contains(text)) {
                throw ProblemException.badRequest("verdict must be ALLOW, HOLD, WAIT or REFUSE");
            }
            return text;
        }

        private static int limit(String text) {
            if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST) {
                throw ProblemException.badRequest("limit must be from 1 to " + MOST);
            }
            return Integer.parseInt(text);
        }

        private static long id(String parameter, String text) {
            if (!ID.matcher(text).matches()) {
                throw ProblemException.badRequest(parameter + " is not one that was given out");
            }
            return Long.parseLong(text);
        }
    }

    Tuple values(Set<String> workspaces) {
        return Tuple.tuple()
                .addArrayOfString(workspaces.toArray(String[]::new))
                .addString(state.map(Enum::name).orElse(null))
                .addString(verdict.orElse(null))
                .addString(scenario.orElse(null))
                .addString(object.orElse(null))
                .addLong(event.orElse(null))
                .addLong(before)
                .addInteger(limit + 1);
    }
}
