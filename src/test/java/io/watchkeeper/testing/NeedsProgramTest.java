package io.watchkeeper.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Proxy;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

class NeedsProgramTest {
    @NeedsProgram(program = "no-such-program", debianPackage = "no-such-package")
    @NeedsProgram(program = "sh", debianPackage = "dash")
    static final class Needy {}

    static final class Content {}

    @Test
    void a_missing_program_skips_the_test_and_names_its_package() {
        var result = new ProgramCondition(RealPrograms::find, false).evaluateExecutionCondition(context(Needy.class));

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("needs Debian package no-such-package");
    }

    @Test
    void a_missing_program_fails_the_test_where_real_parts_are_required() {
        var condition = new ProgramCondition(RealPrograms::find, true);

        assertThatThrownBy(() -> condition.evaluateExecutionCondition(context(Needy.class)))
                .hasMessageContaining("needs Debian package no-such-package");
    }

    @Test
    void a_test_with_all_its_programs_runs() {
        var condition = new ProgramCondition(program -> Optional.of("/bin/" + program), true);

        assertThat(condition.evaluateExecutionCondition(context(Needy.class)).isDisabled())
                .isFalse();
        assertThat(condition.evaluateExecutionCondition(context(Content.class)).isDisabled())
                .isFalse();
    }

    @Test
    void a_program_of_the_path_is_found() {
        assertThat(RealPrograms.find("sh")).isPresent();
        assertThat(RealPrograms.find("no-such-program")).isEmpty();
    }

    private static ExtensionContext context(AnnotatedElement element) {
        return (ExtensionContext) Proxy.newProxyInstance(
                NeedsProgramTest.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) -> method.getName().equals("getElement") ? Optional.of(element) : null);
    }
}
