package io.watchkeeper.rulebook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a draft needs before it is handed in for approval, besides having no errors and no test scenario that is not met. */
@ConfigMapping(prefix = "watchkeeper.rulebook.submit")
public interface SubmitConfig {
    /** Whether the same content must have been backtested to the end. */
    @WithDefault("false")
    boolean demandBacktest();
}
