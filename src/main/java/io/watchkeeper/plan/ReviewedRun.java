package io.watchkeeper.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.PlannedRunJson;
import io.watchkeeper.decision.plan.PlannedStep;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.plan.RunPlanning.Proposed;

/**
 * What somebody saw on a review sheet, as the sheet's token carries it.
 *
 * @param person who saw it
 * @param digest of the plan's file
 * @param targets {@code kind/name at address}, so that another address is another target
 * @param steps digest of each by its id
 * @param run digest of all that the run will do
 */
record ReviewedRun(
        String plan,
        RunRequest request,
        String person,
        String digest,
        List<String> targets,
        SortedMap<String, String> steps,
        String run,
        Instant expiresAt) {
    private static final int SHORT = 12;

    /**
     * One thing that is no longer as it was reviewed.
     *
     * @param member such as {@code targets} or {@code steps.drain}
     * @param reviewed empty where it was not there; {@code now} empty where it is not
     */
    record Difference(String member, String reviewed, String now) {}

    static ReviewedRun of(Proposed proposed, RunRequest request, String person, Instant expiresAt) {
        var run = proposed.run();
        return new ReviewedRun(
                run.plan(),
                request,
                person,
                run.digest(),
                run.targets().stream().map(ReviewedRun::text).toList(),
                steps(run),
                digest(PlannedRunJson.write(run)),
                expiresAt);
    }

    /** All that is different now; empty where the run would be the same to the letter. */
    List<Difference> differences(ReviewedRun now) {
        var found = new ArrayList<Difference>();
        if (!digest.equals(now.digest)) {
            found.add(new Difference("plan", digest, now.digest));
        }
        if (!targets.equals(now.targets)) {
            found.add(new Difference("targets", String.join(", ", targets), String.join(", ", now.targets)));
        }
        var ids = new TreeSet<>(steps.keySet());
        ids.addAll(now.steps.keySet());
        ids.stream()
                .filter(id -> !steps.getOrDefault(id, "").equals(now.steps.getOrDefault(id, "")))
                .map(id -> new Difference("steps." + id, steps.getOrDefault(id, ""), now.steps.getOrDefault(id, "")))
                .forEach(found::add);
        if (found.isEmpty() && !run.equals(now.run)) {
            found.add(new Difference("run", run, now.run));
        }
        return found;
    }

    private static String text(Target target) {
        return target.kind() + "/" + target.name() + " at " + target.address();
    }

    private static SortedMap<String, String> steps(PlannedRun run) {
        var steps = new TreeMap<String, String>();
        run.checks().forEach(step -> steps.put("checks." + step.id(), digest(run, step)));
        run.steps().forEach(step -> steps.put(step.id(), digest(run, step)));
        run.verification().forEach(step -> steps.put("verification." + step.id(), digest(run, step)));
        return steps;
    }

    private static String digest(PlannedRun run, PlannedStep step) {
        var alone = new PlannedRun(run.plan(), "", 1, List.of(), 1, 1, 0, List.of(), List.of(step), List.of());
        return digest(PlannedRunJson.write(alone)).substring(0, SHORT);
    }

    static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
