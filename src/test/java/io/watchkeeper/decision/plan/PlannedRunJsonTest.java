package io.watchkeeper.decision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.CanonicalJson;
import org.junit.jupiter.api.Test;

class PlannedRunJsonTest {
    @Test
    void a_run_is_read_as_it_was_written() {
        var run = run();
        var text = PlannedRunJson.write(run);
        assertThat(PlannedRunJson.read(text)).isEqualTo(run);
        assertThat(PlannedRunJson.write(PlannedRunJson.read(text))).isEqualTo(text);
        assertThat(CanonicalJson.canonical(text)).as("sorted keys").isEqualTo(text);
    }

    @Test
    void a_value_that_looks_like_a_reference_stays_a_value() {
        var call = run().step("drain").orElseThrow().call().call();
        var values = new TreeMap<>(Map.of("backend", "${steps.look.state}"));
        var hostile = new OperationCall(
                call.operation(),
                call.kind(),
                call.connection(),
                call.does(),
                values,
                call.types(),
                call.target(),
                call.timeout(),
                call.idempotent());
        assertThat(PlannedRunJson.readCall(PlannedRunJson.write(hostile))).isEqualTo(hostile);
    }

    @Test
    void another_text_is_no_run() {
        assertThatThrownBy(() -> PlannedRunJson.read("{\"plan\":7")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PlannedRunJson.read("{\"colour\":\"red\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PlannedRun run() {
        var library = SmallPlans.library();
        var plan = library.plans().find("TURN").orElseThrow();
        var targets = List.of(new Target("HOST", "web-1", "10.0.0.1"), new Target("", "web-2", "web-2"));
        var planned = Planning.of(library, plan, PlanRequest.of(SmallPlans.event(), Map.of(), targets));
        return ((Planned.Ready) planned).run();
    }
}
