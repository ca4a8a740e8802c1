package io.watchkeeper.console;

import io.watchkeeper.plan.LastRuns;
import io.watchkeeper.plan.PlanPicture;
import io.watchkeeper.plan.PlanView;

/**
 * What the page of a plan shows.
 *
 * @param rulebook version that holds it
 * @param wish what stands in the form of a dry run, or of a run
 * @param lately the runs of it that the reader may see
 */
public record PlanStory(PlanView plan, PlanPicture picture, long rulebook, PlanWish wish, LastRuns lately) {}
