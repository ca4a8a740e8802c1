package io.watchkeeper.access.audit;

import java.time.Period;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the audit log. */
@ConfigMapping(prefix = "watchkeeper.access.audit")
interface AuditConfig {
    /** How long entries are kept. */
    @WithDefault("P3Y")
    Period retain();

    /** How often what was recorded is sealed; {@code off} for never. */
    @WithDefault("2s")
    String sealEvery();
}
