package io.watchkeeper.diagnosis.picture;

import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.Sentence;

/** What a node is about: the name of its check, or of the cause that it concludes with. */
final class NodeTitle {
    private NodeTitle() {}

    static Sentence of(Node node, TreeSketch sketch) {
        var text = node.questions().isEmpty()
                ? node.conclusions().stream()
                        .findFirst()
                        .flatMap(place -> sketch.trees().cause(((Diagnosis) place.decision()).cause()))
                        .map(cause -> cause.name())
                : sketch.trees()
                        .check(((CheckRequest) node.questions().get(0).decision()).check())
                        .map(check -> check.name());
        return text.orElse(new Sentence(node.code(), node.code()));
    }
}
