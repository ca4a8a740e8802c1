package io.watchkeeper.intake;

import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.AskedTable;
import io.watchkeeper.journal.DecisionView;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** A dry run of one signal, with the tables as they were asked, so that a person can look for the row that should have fired. */
@Singleton
public class FactTrial {
    private final DryRun dryRun;

    FactTrial(DryRun dryRun) {
        this.dryRun = dryRun;
    }

    /** @param tables those that ask their rows one by one, by stage and file */
    public record Tried(long rulebookVersion, List<DecisionView> decisions, List<AskedTable> tables) {}

    /**
     * @param request the body of a dry run, with one signal among its facts
     * @return fails with a problem of status 422 that names the fact
     */
    public Uni<Tried> of(String workspace, JsonNode request) {
        return DryRun.onWorker(() -> {
            var ran = dryRun.run(workspace, request);
            if (ran.verdicts().size() > 1) {
                throw ProblemException.unprocessable(
                        "Several signals cannot be tried at once.",
                        List.of(Flaw.at("/facts", "TOO_MANY", "Only one signal is tried at a time.", "一次只能试一个告警或巡检结果。")
                                .found(Integer.toString(ran.verdicts().size()))
                                .allowing("1")));
            }
            var tables = AskedTable.of(ran.rulebook(), ran.verdicts().get(0));
            return new Tried(ran.rulebook().version(), ran.decisions(), tables);
        });
    }
}
