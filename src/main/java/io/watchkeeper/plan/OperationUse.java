package io.watchkeeper.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.plan.PlanFile;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.decision.plan.PlanUse;

/** How many versions of plans use each operation. A text never changes, so each is read once. */
@Singleton
class OperationUse {
    private final PlanVersions versions;
    /** Codes of operations by the digest of a plan's text. */
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    OperationUse(PlanVersions versions) {
        this.versions = versions;
    }

    /** By the code of the operation; nothing for those that no version uses. */
    Uni<Map<String, Integer>> counts(PlanLibrary library) {
        return versions.beside(Set.copyOf(known.keySet()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(fresh -> {
                    read(library, fresh);
                    var counts = new HashMap<String, Integer>();
                    known.values().forEach(codes -> codes.forEach(code -> counts.merge(code, 1, Integer::sum)));
                    return counts;
                });
    }

    private void read(PlanLibrary library, List<PlanVersions.Text> fresh) {
        var use = new PlanUse(library);
        fresh.forEach(text -> {
            var file = new TreeMap<>(Map.of(PlanFile.FOLDER + text.code() + ".yaml", text.yaml()));
            PlanFile.read(file, new Problems()).plans().forEach(plan -> known.put(text.digest(), use.operations(plan)));
        });
    }
}
