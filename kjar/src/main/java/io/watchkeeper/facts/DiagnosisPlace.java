package io.watchkeeper.facts;

/**
 * Where a diagnosis stands in its tree: the tables of stage diagnosis answer what to check there, or what is concluded.
 *
 * @param node code of a node, unique among all trees of a rulebook
 */
public record DiagnosisPlace(String signal, String node) implements Fact {
    public DiagnosisPlace {
        signal = Normal.text(signal);
        node = Normal.text(node);
    }
}
