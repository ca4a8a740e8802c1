package io.watchkeeper.decision.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Says of the place behind some arguments whether what stands there is run, and not only read. */
public final class ReadAsProgram {
    /** Each runs what one of its options gives it. */
    private static final Set<String> INTERPRETERS = Set.of(
            "sh",
            "bash",
            "dash",
            "ash",
            "zsh",
            "ksh",
            "fish",
            "python3",
            "python",
            "perl",
            "ruby",
            "node",
            "php",
            "lua",
            "pwsh",
            "tclsh",
            "su",
            "runuser",
            "script",
            "flock",
            "psql",
            "mysql",
            "mariadb",
            "redis-cli");
    /** Each hands all that stands behind it to a shell, or to a language of its own. */
    private static final Set<String> REST = Set.of("eval", "ssh", "watch", "sqlite3");
    /** Each runs its first argument that is no option. */
    private static final Set<String> FIRST = Set.of("awk", "gawk", "mawk", "sed");
    /** Each runs the program that its first own argument names. */
    private static final Set<String> RUNNERS = Set.of(
            "sudo", "doas", "env", "nice", "ionice", "nohup", "timeout", "setsid", "stdbuf", "exec", "command", "time",
            "chroot", "xargs");

    private static final Pattern GIVES = Pattern.compile(
            "-[A-Za-z]*[ceEr]|-Command|--?(command|eval|execute|session-command|init-file|rcfile|expression)");
    /** What may stand between a runner and the program: options, variables, times. */
    private static final Pattern BESIDE = Pattern.compile("-.*|[A-Za-z_][A-Za-z0-9_]*=.*|[0-9.]+[smhd]?");

    private ReadAsProgram() {}

    /** Whether the place is that of the program itself. */
    public static boolean chosen(List<String> before) {
        return before.stream()
                .allMatch(argument -> RUNNERS.contains(name(argument))
                        || BESIDE.matcher(argument).matches());
    }

    /** @param option that the place belongs to, such as {@code --command=}, empty for an argument of its own */
    public static boolean interpreted(List<String> before, String option) {
        return option.isEmpty() && behind(REST, before).isPresent()
                || behind(FIRST, before).filter(behind -> first(behind, option)).isPresent()
                || behind(INTERPRETERS, before)
                        .filter(behind -> given(behind, option))
                        .isPresent();
    }

    /** What stands behind the first of these programs. */
    private static Optional<List<String>> behind(Set<String> programs, List<String> before) {
        return IntStream.range(0, before.size())
                .filter(place -> programs.contains(name(before.get(place))))
                .mapToObj(place -> before.subList(place + 1, before.size()))
                .findFirst();
    }

    private static boolean first(List<String> behind, String option) {
        return option.isEmpty()
                ? behind.stream().allMatch(argument -> argument.startsWith("-")) || gives(last(behind))
                : gives(option);
    }

    /** Options may end before the program does: {@code bash -c -- PROGRAM}. */
    private static boolean given(List<String> behind, String option) {
        boolean open = behind.stream().allMatch(argument -> argument.startsWith("-"))
                && behind.stream().anyMatch(ReadAsProgram::gives);
        return option.isEmpty() ? open || gives(last(behind)) : gives(option);
    }

    private static String last(List<String> behind) {
        return behind.isEmpty() ? "" : behind.get(behind.size() - 1);
    }

    private static boolean gives(String argument) {
        return GIVES.matcher(argument.replace("=", "")).matches();
    }

    private static String name(String argument) {
        return argument.substring(argument.lastIndexOf('/') + 1);
    }
}
