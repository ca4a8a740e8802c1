package io.watchkeeper.journal;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while rules that do not end have cost few threads. */
@Readiness
@Singleton
class DecisionHealth implements HealthCheck {
    private final DecisionWorkers workers;

    DecisionHealth(DecisionWorkers workers) {
        this.workers = workers;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("decision")
                .withData("lostThreads", workers.lostThreads())
                .status(workers.healthy())
                .build();
    }
}
