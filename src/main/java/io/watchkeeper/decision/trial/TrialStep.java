package io.watchkeeper.decision.trial;

import io.watchkeeper.decision.Stage;

/**
 * What a trial does next. The last that is told before it breaks off says what breaks it.
 *
 * @param file path under {@code rules/}, the stage's folder where all its files are meant
 * @param line of the rule
 * @param rule empty where all rules of the stage are meant
 */
public record TrialStep(String file, String line, String rule) {
    static TrialStep of(Stage stage) {
        return new TrialStep(stage.folder(), "", "");
    }
}
