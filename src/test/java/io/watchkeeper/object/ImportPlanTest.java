package io.watchkeeper.object;

import static io.watchkeeper.object.ObjectCsvTest.known;
import static io.watchkeeper.object.ObjectCsvTest.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.object.ImportPlan.Unnamed;
import io.watchkeeper.problem.Flaw;
import org.junit.jupiter.api.Test;

class ImportPlanTest {
    private static final ObjectName WEB = new ObjectName("host", "web-1");
    private static final StoredObject KNOWN = stored(
            7,
            new ManagedObject(
                    WEB,
                    "shop",
                    "",
                    "hz-a",
                    "",
                    "",
                    null,
                    List.of("10.0.0.5"),
                    "",
                    List.of(),
                    List.of(new ObjectName("host", "10.0.0.5")),
                    Map.of(),
                    "",
                    ObjectState.UNCONFIRMED));

    @Test
    void each_member_is_taken_whole_or_not_at_all() {
        var plan = plan(
                """
                [{"kind":"host","name":"web-2"}, {"kind":"host","name":"web-3","importance":"x","colour":"red"},
                 {"kind":"host"}, {"kind":"host","name":"web-2"}, "host/web-4"]""",
                Unnamed.EMPTY);

        assertThat(plan.created()).extracting(step -> step.object().is().name()).containsExactly("web-2");
        assertThat(plan.rejected())
                .flatExtracting(ImportPlan.Step.Reject::flaws)
                .extracting(Flaw::pointer, Flaw::code)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("/1/colour", "UNKNOWN_MEMBER"),
                        org.assertj.core.groups.Tuple.tuple("/1/importance", "UNKNOWN_VALUE"),
                        org.assertj.core.groups.Tuple.tuple("/2/name", "REQUIRED"),
                        org.assertj.core.groups.Tuple.tuple("/3/name", "DUPLICATE"),
                        org.assertj.core.groups.Tuple.tuple("/4", "WRONG_TYPE"));
    }

    @Test
    void what_json_does_not_name_becomes_empty_but_for_the_other_names() {
        var plan = plan("{\"kind\":\"host\",\"name\":\"web-1\",\"site\":\"hz-b\"}", Unnamed.EMPTY);

        assertThat(plan.updated()).singleElement().satisfies(step -> {
            assertThat(step.object().site()).isEqualTo("hz-b");
            assertThat(step.object().application()).isEmpty();
            assertThat(step.object().aliases()).isEqualTo(KNOWN.object().aliases());
            assertThat(step.object().state()).isEqualTo(ObjectState.CONFIRMED);
        });
    }

    @Test
    void what_has_no_column_stays_and_a_blank_cell_empties() {
        var plan =
                ImportPlan.of(ObjectCsv.read("kind,name,site\nhost,web-1,\n".getBytes()), known(KNOWN), Unnamed.KEPT);

        assertThat(plan.updated()).singleElement().satisfies(step -> {
            assertThat(step.object().site()).isEmpty();
            assertThat(step.object().application()).isEqualTo("shop");
        });
    }

    @Test
    void an_object_that_is_known_so_stays_as_it_is() {
        var confirmed = stored(7, KNOWN.object().in(ObjectState.CONFIRMED));
        var csv = "kind,name,site\nhost,web-1,hz-a\n".getBytes();

        assertThat(ImportPlan.of(ObjectCsv.read(csv), known(confirmed), Unnamed.KEPT)
                        .same())
                .hasSize(1);
    }

    @Test
    void a_merged_object_leaves_its_names_and_what_the_other_did_not_say() {
        var learned = stored(
                8,
                new ManagedObject(
                        new ObjectName("host", "10.0.0.9"),
                        "pay",
                        "retail",
                        "",
                        "",
                        "",
                        Importance.LOW,
                        List.of("10.0.0.9"),
                        "",
                        List.of(WEB, new ObjectName("database", "orders")),
                        List.of(),
                        Map.of("rack", "7"),
                        "",
                        ObjectState.UNCONFIRMED));

        var merged = Merging.into(learned, KNOWN);

        assertThat(merged.is()).isEqualTo(WEB);
        assertThat(merged.application()).isEqualTo("shop");
        assertThat(merged.product()).isEqualTo("retail");
        assertThat(merged.importance()).isEqualTo(Importance.LOW);
        assertThat(merged.addresses()).containsExactly("10.0.0.5", "10.0.0.9");
        assertThat(merged.dependsOn()).containsExactly(new ObjectName("database", "orders"));
        assertThat(merged.aliases())
                .containsExactly(new ObjectName("host", "10.0.0.5"), new ObjectName("host", "10.0.0.9"));
        assertThat(merged.labels()).containsEntry("rack", "7");
    }

    @Test
    void kinds_are_known_by_what_senders_call_them() {
        assertThat(ObjectKind.parse(" Server ")).contains("host");
        assertThat(ObjectKind.parse("App")).contains("application");
        assertThat(ObjectKind.parse("a/b")).isEmpty();
        assertThat(ObjectKind.learned("consumer_group!")).isEqualTo("consumer-group");
        assertThat(ObjectKind.learned("123")).isEqualTo("object");
        assertThat(ObjectKind.learned("x".repeat(200))).hasSize(40);
        assertThat(ObjectName.parse("pod/shop/web-1")).contains(new ObjectName("pod", "shop/web-1"));
        assertThat(ObjectName.parse("/x")).isEmpty();
        assertThat(ObjectName.parse("host/")).isEmpty();
    }

    private static ImportPlan plan(String json, Unnamed unnamed) {
        try {
            return ImportPlan.of(ObjectJson.many(new ObjectMapper().readTree(json)), known(KNOWN), unnamed);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
