package io.watchkeeper.diagnosis.check;

import java.time.Instant;
import java.util.Set;

import io.smallrye.mutiny.Uni;

/** Runs of emergency plans, told by who knows them: plans stand above diagnoses. */
public interface RecentRuns {
    /**
     * @param names of targets, each of which will do
     * @return how many runs on them were started since
     */
    Uni<Long> on(String workspace, Set<String> names, Instant since);
}
