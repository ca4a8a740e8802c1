package io.watchkeeper.rulebook;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the version that is live in the store decides on this node. */
@Readiness
@Singleton
public class RulebookHealth implements HealthCheck {
    private static final int PROBLEMS_SHOWN = 10;

    private final LiveRulebook live;

    public RulebookHealth(LiveRulebook live) {
        this.live = live;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("rulebook");
        live.version().ifPresent(version -> response.withData("version", version));
        live.broken().ifPresent(broken -> describe(broken, response));
        return response.status(live.version().isPresent() && live.broken().isEmpty())
                .build();
    }

    private static void describe(BrokenRulebook broken, HealthCheckResponseBuilder to) {
        to.withData("reason", "live version " + broken.version() + " does not compile");
        to.withData(
                "problems",
                ProblemReport.lines(
                        broken.problems().stream().limit(PROBLEMS_SHOWN).toList()));
        to.withData(
                "remedy",
                "publish another version, or let the content library replace it: WATCHKEEPER_RULEBOOK_REPLACE_BROKEN=true");
    }
}
