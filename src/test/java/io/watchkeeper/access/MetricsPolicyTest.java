package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

class MetricsPolicyTest {
    private static final SecurityIdentity NOBODY =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    @Test
    void metrics_are_for_readers_unless_they_are_opened() {
        assertThat(permitted(NOBODY, "false")).isFalse();
        assertThat(permitted(caller(Roles.INTAKE), "false")).isFalse();
        assertThat(permitted(caller(Roles.VIEWER), "false")).isTrue();
        assertThat(permitted(NOBODY, "true")).isTrue();
    }

    private static boolean permitted(SecurityIdentity caller, String open) {
        AccessConfig config = new SmallRyeConfigBuilder()
                .withMapping(AccessConfig.class)
                .withDefaultValue("watchkeeper.access.metrics-open", open)
                .build()
                .getConfigMapping(AccessConfig.class);
        return new MetricsPolicy(config)
                .checkPermission(null, Uni.createFrom().item(caller), null)
                .await()
                .indefinitely()
                .isPermitted();
    }

    private static SecurityIdentity caller(String role) {
        return Identities.of("someone", "default", Map.of("default", Set.of(role)))
                .build();
    }
}
