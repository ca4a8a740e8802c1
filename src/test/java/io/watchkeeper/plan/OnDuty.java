package io.watchkeeper.plan;

import static io.watchkeeper.plan.RunsOverHttp.answer;
import static io.watchkeeper.plan.RunsOverHttp.find;
import static io.watchkeeper.plan.RunsOverHttp.start;
import static io.watchkeeper.plan.RunsOverHttp.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import io.restassured.path.json.JsonPath;
import io.watchkeeper.plan.machine.RunState;

/**
 * Somebody who reviews a plan, starts it, watches the run and does what it asks people to do.
 *
 * @param says what is told where a step has a form, by name
 */
record OnDuty(PlanRuns runs, Map<String, String> says) {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    OnDuty(PlanRuns runs) {
        this(runs, Map.of());
    }

    /** Begins a plan of tier 2 on one target. @return the run's id */
    String begin(String plan, String event, String target) {
        return start(token(plan, Map.of("eventId", event, "targets", List.of(target))), plan)
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** To its end: whatever is left to people is done. */
    JsonPath carriedOut(String run) {
        return carriedOut(run, seen -> RunState.valueOf(seen.getString("state")).ended());
    }

    /** Up to the moment at which people are asked to do that step; what was left to them before is done. */
    JsonPath carriedOutUpTo(String run, String step) {
        return carriedOut(run, seen -> step.equals(asked(seen)));
    }

    private JsonPath carriedOut(String run, Predicate<JsonPath> far) {
        long over = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < over) {
            runs.step().await().atMost(SOON);
            var seen = find(run);
            if (far.test(seen)) {
                return seen;
            }
            if (asked(seen) != null) {
                answer(run, asked(seen), "DONE", says).statusCode(200);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new AssertionError("the run stays " + find(run).prettify());
    }

    private static String asked(JsonPath seen) {
        return seen.getString("steps.find { it.question == 'DO_IT' }?.id");
    }
}
