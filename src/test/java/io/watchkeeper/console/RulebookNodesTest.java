package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RulebookNodesTest {
    @Inject
    Pool pool;

    @Test
    void a_node_that_does_not_decide_with_the_live_version_is_marked_among_the_others() {
        sql("insert into node (name, rulebook_version, seen_at) values ('left-behind', 0, now())");
        try {
            var nodes = Visitor.signedIn("en").open("/rulebooks").html().select("section[aria-labelledby=nodes] li");

            assertThat(nodes.select(":contains(left-behind)").text())
                    .contains("left-behind decides with version 0", "not the live version");
            assertThat(nodes.eachText()).hasSizeGreaterThan(1);
            assertThat(nodes.not(":contains(left-behind)").text()).doesNotContain("not the live version");
        } finally {
            sql("delete from node where name = 'left-behind'");
        }
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
