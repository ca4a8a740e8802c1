package io.watchkeeper.diagnosis;

import java.util.HashMap;
import java.util.Map;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.diagnosis.picture.TreeDrawing;
import io.watchkeeper.diagnosis.picture.TreeDrawing.Visit;
import io.watchkeeper.diagnosis.picture.TreePicture;
import io.watchkeeper.diagnosis.picture.TreePicture.Standing;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Sentence;

/** A diagnosis with its tree as a picture in one language. */
public record DrawnDiagnosis(DiagnosisView view, TreePicture picture) {
    private static final Sentence NO_ANSWER = new Sentence("no answer", "无结果");
    private static final Sentence ERROR = new Sentence("could not be asked", "无法检查");

    static DrawnDiagnosis of(DiagnosisView view, Rulebook rulebook, String root, String language) {
        Map<String, Visit> visits = new HashMap<>();
        view.path().forEach(step -> visits.put(step.node(), visit(step, view.running(), language)));
        return new DrawnDiagnosis(view, TreeDrawing.of(rulebook, root, visits, language));
    }

    private static Visit visit(DiagnosisView.Step step, boolean running, String language) {
        var next = step.next() == null ? "" : step.next();
        if (step.check() == null) {
            return new Visit(Standing.CONCLUDED, "", next);
        }
        if (step.evidence() == null) {
            return running
                    ? new Visit(Standing.ASKED, "…", next)
                    : new Visit(Standing.NO_DATA, NO_ANSWER.in(language), next);
        }
        return visit(step.evidence().status(), step.evidence().shown(), next, language);
    }

    /** What a check has answered, or that it has not. */
    static Visit visit(String status, String shown, String next, String language) {
        return switch (status) {
            case Evidence.OK -> new Visit(Standing.ANSWERED, shown, next);
            case Evidence.ERROR -> new Visit(Standing.NO_DATA, ERROR.in(language), next);
            default -> new Visit(Standing.NO_DATA, NO_ANSWER.in(language), next);
        };
    }
}
