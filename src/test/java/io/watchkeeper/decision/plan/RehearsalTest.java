package io.watchkeeper.decision.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.Rehearsal.Part;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void each_step_says_exactly_what_would_be_done_to_each_target() {
        var rehearsal = rehearsal();
        assertThat(lines(rehearsal.steps(), "drain"))
                .containsExactly("set server web/web-1 state drain", "set server web/web-2 state drain");
        assertThat(lines(rehearsal.steps(), "restart"))
                .containsExactly("systemctl restart shop", "systemctl restart shop");
        assertThat(lines(rehearsal.steps(), "restart.verify")).hasSize(2);
        assertThat(lines(rehearsal.verification(), "verify-1"))
                .containsExactly("FREE >= 20", "node_free{instance=$instance}", "instance = web-1:9100");
        assertThat(lines(rehearsal.checks(), "check-1")).contains("host = 10.0.0.1", "host = 10.0.0.2");
        assertThat(part(rehearsal.steps(), "drain").undo()).hasSize(2);
    }

    @Test
    void an_argument_with_spaces_or_quotes_is_seen_to_be_one() {
        assertThat(lines(OperationKind.SSH, List.of("echo", "{text}", "-n"), "it's; reboot"))
                .containsExactly("echo 'it'\\''s; reboot' -n");
    }

    @Test
    void a_segment_and_a_text_of_a_body_are_seen_to_be_one() {
        var does = List.of("POST", "/hosts/{text}/off", "{\"why\": \"{text}\"}");
        assertThat(lines(OperationKind.HTTP, does, "a/\"b\"é"))
                .containsExactly("POST /hosts/a%2F%22b%22%C3%A9/off", "{\"why\": \"a/\\\"b\\\"é\"}");
    }

    private static List<String> lines(OperationKind kind, List<String> does, String text) {
        var call = new OperationCall(
                "X",
                kind,
                "hosts",
                does,
                new TreeMap<>(Map.of("text", text)),
                new TreeMap<>(Map.of("text", ParameterType.TEXT)),
                Optional.empty(),
                Duration.ofSeconds(1),
                true);
        return Wording.of(call, name -> Optional.of(call.values().get(name)));
    }

    private static Part part(List<Part> parts, String id) {
        return parts.stream()
                .filter(part -> part.step().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(List<Part> parts, String id) {
        return part(parts, id).deeds().stream()
                .flatMap(deed -> deed.lines().stream())
                .toList();
    }

    private static Rehearsal rehearsal() {
        var library = SmallPlans.library();
        var plan = library.plans().find("TURN").orElseThrow();
        var targets = List.of(new Target("HOST", "web-1", "10.0.0.1"), new Target("HOST", "web-2", "10.0.0.2"));
        var planned = Planning.of(library, plan, PlanRequest.of(SmallPlans.event(), Map.of(), targets));
        return Rehearsal.of(((Planned.Ready) planned).run());
    }
}
