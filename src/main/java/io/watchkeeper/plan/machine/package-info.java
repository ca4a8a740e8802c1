/**
 * Where a run of a plan is and what follows, as pure functions: progress and what happened give new progress, progress gives the calls that are to be made. No
 * clock, no store, no thread.
 */
package io.watchkeeper.plan.machine;
