package io.watchkeeper.decision;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Publishes other rules again and again, and says what stays of them. */
final class NewRulesPublished {
    /** Until then classes of the platform and of the engine are loaded. */
    private static final int WARM_UP = 30;

    private NewRulesPublished() {}

    /** @param heap in bytes, as {@code metaspace} is */
    record Growth(long classes, long heap, long metaspace) {
        private static Growth now() {
            long heap = PublishingTest.heap();
            return new Growth(
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(), heap, PublishingTest.metaspace());
        }

        private Growth since(Growth before) {
            return new Growth(classes - before.classes, heap - before.heap, metaspace - before.metaspace);
        }
    }

    /** In a virtual machine that clears soft references whenever it collects. */
    static Growth inAProcess(int cycles) throws IOException, InterruptedException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Drepository.root=" + System.getProperty("repository.root", "."),
                        "-cp",
                        classPath,
                        NewRulesPublished.class.getName(),
                        Integer.toString(cycles)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(said);
        }
        var numbers = said.lines().reduce((first, last) -> last).orElseThrow().split(" ");
        return new Growth(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    public static void main(String... arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        // what measuring itself brings along
        Growth.now();
        PublishingTest.publish(NewRulesPublished::content, WARM_UP);
        var before = Growth.now();
        PublishingTest.publish(cycle -> content(cycle + WARM_UP), Integer.parseInt(arguments[0]));
        var growth = Growth.now().since(before);
        System.out.println(growth.classes() + " " + growth.heap() + " " + growth.metaspace());
    }

    private static RulebookContent content(int cycle) {
        return SmallRules.with(SmallRules.CORRELATION, "rule \"New\"", "rule \"New " + cycle + "\"");
    }
}
