package io.watchkeeper.plan.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is asked of a cluster. */
sealed interface KubernetesCommand {
    Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    Set<String> WORKLOADS = Set.of("deployment", "statefulset", "daemonset");

    /** @param kind deployment, statefulset or daemonset */
    record Workload(String kind, String namespace, String name) {}

    record Restart(Workload workload) implements KubernetesCommand {
        @Override
        public Optional<String> namespace() {
            return Optional.of(workload.namespace());
        }
    }

    record Await(Workload workload) implements KubernetesCommand {
        @Override
        public Optional<String> namespace() {
            return Optional.of(workload.namespace());
        }
    }

    record Scale(Workload workload, int replicas) implements KubernetesCommand {
        @Override
        public Optional<String> namespace() {
            return Optional.of(workload.namespace());
        }
    }

    record DeletePod(String within, String name) implements KubernetesCommand {
        @Override
        public Optional<String> namespace() {
            return Optional.of(within);
        }
    }

    record Cordon(String node, boolean on) implements KubernetesCommand {}

    record Drain(String node) implements KubernetesCommand {}

    /** Empty for what concerns nodes. */
    default Optional<String> namespace() {
        return Optional.empty();
    }

    /** @throws NotDone for what is no command, and for a value that is no name of Kubernetes */
    static KubernetesCommand read(String text, Map<String, String> values) {
        var words = Stream.of(text.strip().split("\\s+"))
                .map(word -> BoundText.strictly(word, values))
                .toList();
        for (var word : words) {
            if (!NAME.matcher(word).matches()) {
                throw new NotDone("this is no name in Kubernetes: " + word.replaceAll("\\p{Cntrl}", " "));
            }
        }
        return read(words);
    }

    private static KubernetesCommand read(List<String> words) {
        return switch (words.get(0) + " " + words.size()) {
            case "rollout-restart 4" -> new Restart(workload(words));
            case "rollout-status 4" -> new Await(workload(words));
            case "scale 5" -> new Scale(workload(words), replicas(words.get(4)));
            case "delete 4" -> pod(words);
            case "cordon 2" -> new Cordon(words.get(1), true);
            case "uncordon 2" -> new Cordon(words.get(1), false);
            case "drain 2" -> new Drain(words.get(1));
            default -> throw unknown(words);
        };
    }

    private static Workload workload(List<String> words) {
        if (!WORKLOADS.contains(words.get(1))
                || words.get(0).equals("scale") && words.get(1).equals("daemonset")) {
            throw unknown(words);
        }
        return new Workload(words.get(1), words.get(2), words.get(3));
    }

    private static KubernetesCommand pod(List<String> words) {
        if (!words.get(1).equals("pod")) {
            throw unknown(words);
        }
        return new DeletePod(words.get(2), words.get(3));
    }

    private static int replicas(String word) {
        if (!word.matches("\\d{1,5}")) {
            throw new NotDone("this is no number of replicas: " + word);
        }
        return Integer.parseInt(word);
    }

    private static NotDone unknown(List<String> words) {
        return new NotDone("this is no command for Kubernetes that is known here: " + String.join(" ", words));
    }
}
