package io.watchkeeper.rulebook;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository.Publication;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.testing.MigratedDatabase;
import io.watchkeeper.testing.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRulebookTest {
    private static final String RULE_FILE = "scenario/scenario.drl";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static MigratedDatabase database;
    private static RulebookRepository store;

    @TempDir
    Path folder;

    @BeforeAll
    static void startDatabase() {
        database = MigratedDatabase.start();
        store = new RulebookRepository(database.pool());
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void emptyStore() {
        database.execute("delete from rulebook");
    }

    @Test
    void the_first_start_publishes_the_content_library() {
        var node = startWithLibrary();

        assertThat(node.current().version()).isEqualTo(1);
        assertThat(versions()).singleElement().satisfies(version -> {
            assertThat(version.state()).isEqualTo(State.PUBLISHED);
            assertThat(version.live()).isTrue();
            assertThat(version.createdBy()).isEqualTo("content-library");
            assertThat(version.publishedAt()).contains(NOON);
            assertThat(version.digest()).isEqualTo(RulebookFiles.library().digest());
        });
    }

    @Test
    void a_later_start_decides_with_what_is_stored() {
        startWithLibrary();

        var node = startWithLibrary();

        assertThat(node.current().version()).isEqualTo(1);
        assertThat(node.current().content()).isEqualTo(RulebookFiles.library());
        assertThat(versions()).hasSize(1);
    }

    @Test
    void a_newer_library_replaces_an_older_one() {
        publish(1, edited(text -> text + "\n// an older library\n"), OfferedContent.LIBRARY);

        var node = startWithLibrary();

        assertThat(node.current().version()).isEqualTo(2);
        assertThat(versions()).extracting(RulebookVersion::state).containsExactly(State.PUBLISHED, State.RETIRED);
        assertThat(versions().get(0).basedOn()).contains(1L);
    }

    @Test
    void a_restart_does_not_undo_a_rollback() {
        publish(1, RulebookFiles.library(), OfferedContent.LIBRARY);
        publish(2, edited(text -> text + "\n// rolled back to this\n"), OfferedContent.LIBRARY);

        assertThat(startWithLibrary().current().version()).isEqualTo(2);
        assertThat(versions()).hasSize(2);
    }

    @Test
    void what_a_person_published_is_not_replaced_by_a_library() {
        publish(1, edited(text -> text + "\n// Li Wei's\n"), "liwei");

        assertThat(startWithLibrary().current().version()).isEqualTo(1);
        assertThat(versions()).hasSize(1);
    }

    @Test
    void nodes_that_start_at_once_agree_on_one_version() {
        var nodes = IntStream.range(0, 4)
                .mapToObj(index -> CompletableFuture.supplyAsync(LiveRulebookTest::startWithLibrary))
                .toList();

        assertThat(nodes)
                .allSatisfy(node ->
                        assertThat(node.get(120, SECONDS).current().version()).isEqualTo(1));
        assertThat(versions()).hasSize(1);
    }

    @Test
    void every_node_follows_what_another_publishes() {
        var node = startWithLibrary();
        publish(2, edited(text -> text + "\n// published elsewhere\n"), "liwei");

        node.refresh();

        assertThat(node.current().version()).isEqualTo(2);
        assertThat(node.current().content().files().get(RULE_FILE)).contains("published elsewhere");
    }

    @Test
    void a_live_version_that_does_not_compile_is_told_and_not_replaced() {
        publish(1, broken(), OfferedContent.LIBRARY);

        var node = startWithLibrary();

        assertThatThrownBy(node::current).isInstanceOf(ProblemException.class);
        assertThat(versions()).hasSize(1);
        var health = new RulebookHealth(node).call();
        assertThat(health.getStatus().name()).isEqualTo("DOWN");
        assertThat(health.getData().orElseThrow().get("problems").toString()).contains(RULE_FILE);
    }

    @Test
    void a_node_goes_on_with_what_it_has_and_recovers_when_a_good_version_follows() {
        var node = startWithLibrary();
        publish(2, broken(), "liwei");
        node.refresh();

        assertThat(node.current().version()).isEqualTo(1);
        assertThat(node.broken()).map(BrokenRulebook::version).contains(2L);

        publish(3, edited(text -> text + "\n// mended\n"), "liwei");
        node.refresh();

        assertThat(node.current().version()).isEqualTo(3);
        assertThat(new RulebookHealth(node).call().getStatus().name()).isEqualTo("UP");
    }

    @Test
    void the_library_replaces_a_broken_version_where_that_is_asked_for() {
        publish(1, broken(), OfferedContent.LIBRARY);

        var node = start(new Offer(Optional.empty(), true));

        assertThat(node.current().version()).isEqualTo(2);
        assertThat(node.broken()).isEmpty();
    }

    @Test
    void content_with_problems_does_not_start_and_names_each() throws IOException {
        write(broken());

        assertThatThrownBy(this::startWithFolder)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rules/" + RULE_FILE);
        assertThat(versions()).isEmpty();
    }

    @Test
    void a_saved_change_of_the_folder_decides_and_a_broken_one_does_not() throws IOException {
        write(RulebookFiles.library());
        var node = startWithFolder();

        write(edited(text -> text + "\n// saved\n"));
        node.refresh();
        assertThat(node.current().version()).isEqualTo(2);

        write(broken());
        node.refresh();
        assertThat(node.current().version()).isEqualTo(2);
        assertThat(node.broken()).isEmpty();

        write(RulebookFiles.library());
        node.refresh();
        assertThat(node.current().version()).isEqualTo(3);
        assertThat(versions()).extracting(RulebookVersion::createdBy).containsOnly("directory");
    }

    @Test
    void an_old_version_is_compiled_for_a_replay() {
        var node = startWithLibrary();
        publish(2, edited(text -> text + "\n// newer\n"), "liwei");
        node.refresh();
        var past = new PastRulebooks(store, node, new RetiredRulebooks(new SettableClock(NOON)), null);

        assertThat(past.find(1)).map(Rulebook::version).contains(1L);
        assertThat(past.find(1)).as("compiled once").containsSame(past.find(1).orElseThrow());
        assertThat(past.find(2)).containsSame(node.current());
        assertThat(past.find(9)).isEmpty();
    }

    @Test
    void nodes_see_each_others_version() {
        var nodes = new NodeRepository(database.pool());
        nodes.report(new NodeVersion("b", 1)).await().indefinitely();
        nodes.report(new NodeVersion("a", 1)).await().indefinitely();
        nodes.report(new NodeVersion("b", 2)).await().indefinitely();
        database.execute(
                "insert into node (name, rulebook_version, seen_at) values ('gone', 1, now() - interval '1 minute')");

        assertThat(nodes.list().await().indefinitely())
                .containsExactly(new NodeVersion("a", 1), new NodeVersion("b", 2));
    }

    private record Offer(Optional<Path> directory, boolean replaceBroken) implements RulebookConfig {}

    private static LiveRulebook startWithLibrary() {
        return start(new Offer(Optional.empty(), false));
    }

    private LiveRulebook startWithFolder() {
        return start(new Offer(Optional.of(folder), false));
    }

    private static LiveRulebook start(RulebookConfig config) {
        var clock = new SettableClock(NOON);
        var node = new LiveRulebook(store, new OfferedContent(config), new RetiredRulebooks(clock), clock);
        node.open();
        return node;
    }

    private static List<RulebookVersion> versions() {
        return store.list(RulebookRepository.WORKSPACE).await().indefinitely();
    }

    private static void publish(long version, RulebookContent content, String by) {
        var replaces = store.liveVersion().await().indefinitely();
        var won = store.publish(new Publication(version, replaces, content, by, NOON));
        assertThat(won.await().indefinitely()).isTrue();
    }

    private static RulebookContent broken() {
        return edited(text -> text + "\nrule \"half a rule\" when then\n");
    }

    private static RulebookContent edited(UnaryOperator<String> edit) {
        var files = new TreeMap<>(RulebookFiles.library().files());
        files.computeIfPresent(RULE_FILE, (name, text) -> edit.apply(text));
        return new RulebookContent(files);
    }

    private void write(RulebookContent content) throws IOException {
        for (var file : content.files().entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
