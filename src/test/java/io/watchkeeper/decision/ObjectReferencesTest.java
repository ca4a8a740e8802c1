package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.facts.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectReferencesTest {
    private static final Sentence TEXT = new Sentence("t", "t");

    private static RiskScenario scenario(String code, String... labels) {
        return new RiskScenario(code, TEXT, "host", Grade.HIGH, TEXT, List.of(labels));
    }

    private static Alert alert(Map<String, String> labels) {
        return new Alert("", "am", "DiskFull", "", "FIRING", "", Set.of(), Set.of(), labels, Map.of());
    }

    private static Signal inspection(String kind, String name) {
        return new InspectionResult(
                "", "s", "disks", "FAILED", kind, name, "", "", "", "", Set.of(), 0, "", "", "", Map.of("node", "n"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1:9100,            10.0.0.1",
        "db.example.org:3306,      db.example.org",
        "db.example.org,           db.example.org",
        "[2001:db8::1]:9100,       2001:db8::1",
        "[2001:db8::1],            2001:db8::1",
        "2001:db8::1,              2001:db8::1",
        "https://example.org:8443, https://example.org:8443",
        "host:port,                host:port",
    })
    void an_instance_loses_its_port(String instance, String name) {
        assertThat(ObjectReferences.of(alert(Map.of("instance", instance)), scenario("DISK")))
                .isEqualTo(new ObjectReference("instance", name));
    }

    @Test
    void the_labels_of_the_scenario_come_first() {
        var labels = Map.of("pod", "cart-1", "device", "sda1", "namespace", "shop");

        assertThat(ObjectReferences.of(alert(labels), scenario("DISK", "volume", "device")))
                .isEqualTo(new ObjectReference("device", "sda1"));
        assertThat(ObjectReferences.of(alert(labels), scenario("DISK", "volume")))
                .isEqualTo(new ObjectReference("pod", "shop/cart-1"));
    }

    @Test
    void without_any_label_the_name_stands_for_the_object() {
        assertThat(ObjectReferences.of(alert(Map.of("pod", "")), scenario("DISK")))
                .isEqualTo(new ObjectReference("alert", "DiskFull"));
    }

    @Test
    void an_inspection_names_its_object() {
        assertThat(ObjectReferences.of(inspection("host", "h1"), scenario("DISK", "node")))
                .isEqualTo(new ObjectReference("host", "h1"));
        assertThat(ObjectReferences.of(inspection("", ""), scenario("DISK")))
                .isEqualTo(new ObjectReference("node", "n"));
    }

    @Test
    void one_event_is_one_workspace_scenario_and_object() {
        var alert = alert(Map.of());
        var object = new ObjectReference("instance", "a");
        var key = EventKey.of("w", scenario("DISK"), object, alert);

        assertThat(EventKey.of("w", scenario("DISK"), new ObjectReference("node", "a"), alert))
                .isEqualTo(key);
        assertThat(List.of(
                        EventKey.of("v", scenario("DISK"), object, alert),
                        EventKey.of("w", scenario("CPU"), object, alert),
                        EventKey.of("w", scenario("DISK"), new ObjectReference("instance", "b"), alert),
                        EventKey.of("wD", scenario("ISK"), object, alert),
                        EventKey.of("w", scenario(RiskScenario.CATCH_ALL), object, alert),
                        EventKey.of("w", scenario(RiskScenario.CATCH_ALL), object, inspection("", ""))))
                .doesNotContain(key)
                .doesNotHaveDuplicates();
    }

    @Test
    void event_keys_stay_what_they_are() {
        assertThat(EventKey.of("default", scenario("DISK"), new ObjectReference("instance", "a"), alert(Map.of())))
                .hasToString("5e3d6506-f3f4-eb6a-eb7f-ec2fe457fb5f");
    }
}
