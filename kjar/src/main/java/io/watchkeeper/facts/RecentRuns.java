package io.watchkeeper.facts;

/**
 * Runs by self-heal and by people, counted. Seconds are -1 where there was no such run.
 *
 * @param targetHour runs by self-heal for the scenario on the target within an hour; {@code targetDay} within a day
 * @param scenarioHour the same on any target of the workspace
 * @param planRunning runs of the plan in the workspace that have not ended, paused ones included
 * @param applicationRunning the same of any plan on targets of the application; {@code siteRunning} of the site
 * @param failures runs for the scenario that failed in a row, the latest first
 * @param eventRuns runs for this event, in this life of it
 * @param successSeconds since a run for the scenario last succeeded on the target
 * @param endSeconds since a run of any plan last ended on the target
 */
public record RecentRuns(
        String signal,
        long targetHour,
        long targetDay,
        long scenarioHour,
        long planRunning,
        long applicationRunning,
        long siteRunning,
        long failures,
        long eventRuns,
        long successSeconds,
        long endSeconds)
        implements Fact {
    public RecentRuns {
        signal = Normal.text(signal);
    }
}
