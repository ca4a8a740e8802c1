package io.watchkeeper.testing;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link NeedsProgram}. */
final class ProgramCondition implements ExecutionCondition {
    static final String REAL_PARTS = "WATCHKEEPER_REAL_PARTS";

    private final Function<String, Optional<?>> programs;
    private final boolean required;

    ProgramCondition() {
        this(RealPrograms::find, "required".equals(System.getenv(REAL_PARTS)));
    }

    ProgramCondition(Function<String, Optional<?>> programs, boolean required) {
        this.programs = programs;
        this.required = required;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var missing = context
                .getElement()
                .map(element -> AnnotationSupport.findRepeatableAnnotations(element, NeedsProgram.class))
                .stream()
                .flatMap(needs -> needs.stream())
                .filter(need -> programs.apply(need.program()).isEmpty())
                .map(need -> "needs Debian package " + need.debianPackage())
                .distinct()
                .collect(Collectors.joining(", "));
        if (missing.isEmpty()) {
            return enabled("every real part is installed");
        }
        if (required) {
            throw new IllegalStateException(missing + " (" + REAL_PARTS + "=required)");
        }
        return disabled(missing);
    }
}
