package io.watchkeeper.console;

import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "watchkeeper.console")
public interface ConsoleConfig {
    String SYSTEM = "system";

    /** The zone in which pages show times until the browser has told its own, such as Asia/Shanghai; {@code system} for the machine's. */
    @WithDefault(SYSTEM)
    String zone();

    /** @throws java.time.DateTimeException for a name that is no zone */
    default ZoneId zoneId() {
        return zone().equals(SYSTEM) ? ZoneId.systemDefault() : ZoneId.of(zone());
    }
}
