package io.watchkeeper.diagnosis;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What would be concluded. Nothing of it is stored, and nothing comes of it.
 *
 * @param rulebookVersion whose tree was walked
 * @param conclusion null unless it would conclude
 * @param path the nodes on the way; an answer that was given instead of a stored one has no time
 * @param lacks the node whose question nothing answers; null where the way comes to an end
 * @param same whether the cause is that of the diagnosis
 * @param differing nodes from which the ways lead elsewhere
 * @param unused nodes for which another answer was given and that the way does not ask at
 */
@Schema(name = "ReplayedDiagnosis")
public record ReplayedDiagnosis(
        String diagnosisId,
        long rulebookVersion,
        DiagnosisState state,
        DiagnosisView.Conclusion conclusion,
        List<DiagnosisView.Step> path,
        String lacks,
        boolean same,
        List<String> differing,
        List<String> unused) {

    /** As if it had been the diagnosis, to be shown as one. */
    DiagnosisView asIf(DiagnosisView diagnosis) {
        var tree =
                new DiagnosisView.Tree(diagnosis.tree().code(), diagnosis.tree().name(), rulebookVersion);
        var former = new DiagnosisView.Former(
                diagnosis.id(),
                diagnosis.state(),
                diagnosis.conclusion() == null ? null : diagnosis.conclusion().code(),
                same,
                differing);
        return new DiagnosisView(
                diagnosis.id(),
                diagnosis.eventId(),
                diagnosis.workspace(),
                tree,
                state,
                diagnosis.automatic(),
                diagnosis.startedBy(),
                diagnosis.startedAt(),
                diagnosis.deadlineAt(),
                diagnosis.endedAt(),
                conclusion,
                path,
                null,
                former);
    }
}
