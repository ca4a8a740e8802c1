package io.watchkeeper.event;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

/** What programs are told about events before they ask for any. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class EventDescriptionTest {
    @Inject
    ObjectMapper json;

    @Test
    void the_example_is_an_event_with_every_member() throws Exception {
        var event = json.readValue(RiskEventView.EXAMPLE, RiskEventView.class);
        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(json.readTree(RiskEventView.EXAMPLE));
    }

    @Test
    void every_filter_and_body_is_described() {
        var described = JsonPath.from(asAdministrator()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        List<Map<String, Object>> parameters = described.getList("paths.'/api/v1/events'.get.parameters");
        assertThat(parameters)
                .extracting(parameter -> parameter.get("name"))
                .containsExactlyInAnyOrder(
                        "state",
                        "grade",
                        "scenario",
                        "object",
                        "source",
                        "signal",
                        "from",
                        "to",
                        "q",
                        "sort",
                        "limit",
                        "cursor",
                        "workspace");
        assertThat(parameters).allSatisfy(parameter -> assertThat(parameter.get("description"))
                .isNotNull());
        for (var body : List.of("Respond", "Step", "Complete", "Event")) {
            assertThat(described.getList("components.schemas." + body + ".examples"))
                    .as(body)
                    .hasSize(1);
        }
        assertThat(
                        described.getString(
                                "paths.'/api/v1/events/{id}/respond'.post.requestBody.content.'application/json'.schema.'$ref'"))
                .endsWith("/Respond");
    }
}
