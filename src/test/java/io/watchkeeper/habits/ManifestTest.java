package io.watchkeeper.habits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;

/** docs/deploy/kubernetes.yaml, against the types that the API server knows and against the service. */
class ManifestTest {
    private static final String FILE = "docs/deploy/kubernetes.yaml";
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "Deployment", Deployment.class, "Service", Service.class, "PodDisruptionBudget", PodDisruptionBudget.class);

    /** The model keeps members that it does not know; here they are mistakes. */
    private static final ObjectMapper STRICT = new ObjectMapper().setAnnotationIntrospector(new Strict());

    private static final class Strict extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    @Test
    void every_member_is_one_that_kubernetes_knows() throws IOException {
        for (var document : documents()) {
            var read =
                    STRICT.treeToValue(document, KINDS.get(document.path("kind").asText()));

            assertThat(read.getApiVersion()).isEqualTo(HasMetadata.getApiVersion(read.getClass()));
            assertThat(read.getMetadata().getName()).isEqualTo("watchkeeper");
        }
    }

    @Test
    void a_misspelt_member_would_be_found() throws IOException {
        var misspelt = SourceTree.read(FILE).replace("failureThreshold", "failureTreshold");

        assertThatThrownBy(() -> STRICT.treeToValue(documents(misspelt).get(0), Deployment.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("failureTreshold");
    }

    @Test
    void it_sets_variables_of_the_service_and_asks_where_the_service_answers() throws IOException {
        var container = container();

        assertThat(container.getEnv())
                .extracting(EnvVar::getName)
                .filteredOn(name -> !name.startsWith("JAVA_"))
                .hasSizeGreaterThan(3)
                .isSubsetOf(Settings.variables());
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
        assertThat(container.getPorts().get(0).getContainerPort()).isEqualTo(8080);
    }

    @Test
    void the_service_finds_the_pods_and_they_have_time_to_stop() throws IOException {
        var deployment = STRICT.treeToValue(documents().get(0), Deployment.class);
        var service = STRICT.treeToValue(documents().get(1), Service.class);
        var pod = deployment.getSpec().getTemplate();

        assertThat(pod.getMetadata().getLabels())
                .containsAllEntriesOf(service.getSpec().getSelector())
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
        // the delay of the manifest (10 s), and the end of a process
        assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isGreaterThan(30);
    }

    private static Container container() throws IOException {
        return STRICT.treeToValue(documents().get(0), Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static List<JsonNode> documents() throws IOException {
        return documents(SourceTree.read(FILE));
    }

    private static List<JsonNode> documents(String text) throws IOException {
        var documents = new ArrayList<JsonNode>();
        try (var parser = new YAMLFactory().createParser(text)) {
            new YAMLMapper().readValues(parser, JsonNode.class).forEachRemaining(documents::add);
        }
        return documents;
    }
}
