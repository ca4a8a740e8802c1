package io.watchkeeper.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * For tests that publish: others expect the first version of the rulebook to be live, and so do these of each other. Each profile is one more start of the
 * service, so they share this one.
 */
public final class OwnStore implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "watchkeeper.rulebook.approvals.plans", "none",
                "watchkeeper.rulebook.approvals.correlation", "zhao, sun");
    }
}
