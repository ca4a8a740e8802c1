package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.watchkeeper.launch.EmbeddedDatabase;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.packaged.Sender.Answer;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The state of the repository before its last migration is built and works beside this one, whose migration it sees happen. Needs the history. */
@EnabledIfSystemProperty(
        named = "watchkeeper.full",
        matches = "true",
        disabledReason = "builds a former release: -Pfull")
@NeedsProgram(program = HaProxy.PROGRAM, debianPackage = "haproxy")
@NeedsProgram(program = "git", debianPackage = "git")
class RollingUpgradeIT {
    private static final Duration TO_BUILD = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TAKEOVER = Duration.ofSeconds(5);
    private static final int SOME = 100;
    private static final Path HERE =
            Path.of(System.getProperty("repository.root", ".")).toAbsolutePath();
    private static final String MIGRATIONS = "src/main/resources/db/migration";

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void the_release_before_works_beside_this_one_on_its_schema() {
        var former = build(commitBeforeTheLastMigration());
        try (var database = EmbeddedDatabase.start(folder.resolve("store"))) {
            var setup = Setup.in(folder.resolve("a"))
                    .on(database.address())
                    .with("WATCHKEEPER_SECRET_KEY", "the same key on both nodes")
                    .with("WATCHKEEPER_SHUTDOWN_DELAY", "3s");
            var next = setup.onAnotherPort().with("WATCHKEEPER_NODE", "new");
            try (var old = NodeMember.launch(setup.of(former).with("WATCHKEEPER_NODE", "old"))) {
                old.awaitReady();
                try (var balancer = HaProxy.before(folder, setup, next);
                        var load = Load.on(balancer.url("/api/v1/intake/alerts"), new Random(1))) {
                    progress(load);
                    try (var added = NodeMember.launch(next)) {
                        added.awaitReady();
                        Wait.untilTrue("both at work", SOON, () -> added.decided() > SOME && old.isReady());
                        shows(old);
                        shows(added);
                        old.service().stop();
                        progress(load);
                        load.settle();
                        Reckoning.behindBalancer(database.address()).compare(load.ledger());
                        assertThat(load.answers()).extracting(Answer::status).containsOnly(200);
                    }
                }
            }
        }
    }

    private static void shows(NodeMember node) {
        for (var path :
                List.of("/api/v1/events", "/api/v1/rulebooks", "/api/v1/rulebooks/1", "/events", "/rulebooks")) {
            node.service().administrator().get(path).then().statusCode(200);
        }
    }

    private static void progress(Load load) {
        var before = load.ledger().acknowledgements();
        Wait.untilTrue("signals are taken", TAKEOVER, () -> load.ledger().acknowledgements() > before + SOME);
    }

    private String commitBeforeTheLastMigration() {
        assumeThat(Files.exists(HERE.resolve(".git"))).as("the history").isTrue();
        var last = git("log", "-1", "--no-merges", "--diff-filter=A", "--format=%H", "--", MIGRATIONS);
        assumeThat(last).as("a commit that added a migration").hasSize(40);
        return git("rev-parse", last + "^");
    }

    private Path build(String commit) {
        var former = folder.resolve("former");
        run("worktree", HERE, List.of("git", "clone", "--quiet", "--no-checkout", HERE.toString(), former.toString()));
        run("checkout", former, List.of("git", "checkout", "--quiet", commit));
        run("build", former, List.of("./mvnw", "-q", "-o", "-DskipTests", "-Dspotless.check.skip=true", "package"));
        return former;
    }

    private String git(String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run("git", HERE, command).strip();
    }

    private String run(String name, Path where, List<String> command) {
        var whole = new ArrayList<>(List.of("env", "-C", where.toString()));
        whole.addAll(command);
        try (var program = Program.start(name, folder, whole, Map.of())) {
            assertThat(program.awaitExit(TO_BUILD)).as(program.output()).isZero();
            return program.output();
        }
    }
}
