package io.watchkeeper.rulebook;

import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Whose approval a change needs before it is published, by the folder that it is in: {@code none}, {@code one} for any one person who may approve, or names with
 * commas between them, of whom one must.
 */
@ConfigMapping(prefix = "watchkeeper.rulebook.approvals")
public interface ApprovalConfig {
    @WithDefault("one")
    String scenario();

    @WithDefault("one")
    String correlation();

    @WithDefault("one")
    String diagnosis();

    @WithDefault("one")
    String grading();

    @WithDefault("one")
    String recommendation();

    @WithDefault("one")
    String guard();

    @WithDefault("one")
    String plans();

    /** For the files beside the folders, such as {@code reasons.csv}. */
    @WithDefault("one")
    String content();

    /** All of them by area. */
    default Map<String, String> areas() {
        return Map.of(
                "scenario", scenario(),
                "correlation", correlation(),
                "diagnosis", diagnosis(),
                "grading", grading(),
                "recommendation", recommendation(),
                "guard", guard(),
                "plans", plans(),
                "content", content());
    }
}
