package io.watchkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the real sh: what goes in as an argument comes out as that argument, whatever stands in it. */
class ShellWordsTest {
    private static final int TOGETHER = 40;
    private static final List<String> HOSTILE = Stream.concat(
                    Stream.of(
                            "' \" ` $(reboot) ${IFS} ; | & \\ ! * ~ # - -- < > ( ) {a,b} = %s \\' '\\'' 𝄞 重启 \u0001 \u007f é"
                                    .split(" ")),
                    Stream.of(" ", "\t", "\n", "\r", ""))
            .toList();

    @Property(tries = 60)
    void any_text_arrives_as_the_same_argument(@ForAll("arguments") List<String> arguments) throws Exception {
        assertThat(throughTheShell(arguments)).isEqualTo(arguments);
    }

    /** Many at once, as each shell costs a process. */
    @Provide
    Arbitrary<List<String>> arguments() {
        var hostile = Arbitraries.of(HOSTILE);
        var mixed = hostile.list().ofMaxSize(8).map(parts -> String.join("", parts));
        var any = Arbitraries.strings().excludeChars('\0').ofMaxLength(30).filter(ShellWordsTest::whole);
        return Arbitraries.oneOf(mixed, any).list().ofMinSize(1).ofMaxSize(TOGETHER);
    }

    private static boolean whole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\0y", "\ud800", "a\udc00b"})
    void what_no_program_can_be_given_is_refused(String argument) {
        assertThatThrownBy(() -> ShellWords.line(List.of("echo", argument)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_command_has_a_name() {
        assertThatThrownBy(() -> ShellWords.line(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Each argument in hexadecimal on a line of its own, so that nothing of what comes back is read twice. */
    private static List<String> throughTheShell(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("printf", "%s\\0"));
        command.addAll(arguments);
        var shell = new ProcessBuilder("sh", "-c", ShellWords.line(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return List.of(said.split("\0", -1)).stream()
                .limit(said.chars().filter(octet -> octet == 0).count())
                .collect(Collectors.toList());
    }
}
