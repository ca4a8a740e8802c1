package io.watchkeeper.console;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.diagnosis.DiagnosisDesk;
import io.watchkeeper.diagnosis.DrawnDiagnosis;
import io.watchkeeper.event.RiskEventView;
import io.watchkeeper.object.ObjectBrowsing;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.ObjectView;

/** What other features know of an event. */
@ApplicationScoped
class EventCompanions {
    private final ObjectBrowsing objects;
    private final DiagnosisDesk diagnoses;
    private final Viewer viewer;

    EventCompanions(ObjectBrowsing objects, DiagnosisDesk diagnoses, Viewer viewer) {
        this.objects = objects;
        this.diagnoses = diagnoses;
        this.viewer = viewer;
    }

    /**
     * @param object that it is about, where that is known
     * @param diagnosis the latest of its present life, drawn in the viewer's language
     */
    record Known(Optional<ObjectView> object, Optional<DrawnDiagnosis> diagnosis) {}

    Uni<Known> of(RiskEventView event) {
        return object(event).chain(object -> diagnosis(event).map(diagnosis -> new Known(object, diagnosis)));
    }

    private Uni<Optional<ObjectView>> object(RiskEventView event) {
        return ObjectName.learned(event.object().kind(), event.object().name())
                .map(name -> objects.known(event.workspace(), name))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<DrawnDiagnosis>> diagnosis(RiskEventView event) {
        return event.diagnosis() == null
                ? Uni.createFrom().item(Optional.empty())
                : diagnoses
                        .drawn(event.diagnosis().id(), viewer.language().tag())
                        .map(Optional::of);
    }
}
