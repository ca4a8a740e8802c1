package io.watchkeeper.decision.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Given.Reference;

/** What can be said in the forms of a plan: parameters of what a step does, and references to what is known when it is done. */
public final class OutlineOffers {
    private static final String LABELS = "event.labels.";

    private final PlanLibrary library;
    private final EmergencyPlan plan;

    /** @param plan as it is written, whatever is wrong with it */
    public OutlineOffers(PlanLibrary library, EmergencyPlan plan) {
        this.library = library;
        this.plan = plan;
    }

    public EmergencyPlan plan() {
        return plan;
    }

    public PlanLibrary library() {
        return library;
    }

    /** What the operation, the check or the plan takes that is named; nothing where it is not known. */
    public Collection<PlanParameter> parameters(OutlineFields fields) {
        return Stream.of(
                        library.operation(fields.text("operation")).map(AtomicOperation::parameters),
                        library.check(fields.text("check")).map(Deeds::takes),
                        library.plans().find(fields.text("plan")).map(EmergencyPlan::parameters))
                .flatMap(found -> found.stream())
                .findFirst()
                .<Collection<PlanParameter>>map(Map::values)
                .orElse(List.of());
    }

    /** What the operation takes that takes the step back. */
    public Collection<PlanParameter> ofUndo(OutlineFields fields) {
        return library.operation(fields.text("undo.operation"))
                .<Collection<PlanParameter>>map(
                        operation -> operation.parameters().values())
                .orElse(List.of());
    }

    /** References that parameters of the plan may have, in the order in which they help most. */
    public List<String> ofEvent() {
        return ofEvent(library);
    }

    static List<String> ofEvent(PlanLibrary library) {
        var all = new ArrayList<String>();
        EventFacts.NAMES.forEach(name -> all.add("${event." + name + "}"));
        labels(library).forEach(label -> all.add("${" + label + "}"));
        return all;
    }

    /** References that values of a step may have. @param before ids of the steps that have ended */
    public List<String> ofStep(Set<String> before) {
        var all = new ArrayList<String>();
        plan.parameters().keySet().forEach(name -> all.add("${parameters." + name + "}"));
        all.addAll(outputs(before));
        List.of("name", "address", "kind").forEach(name -> all.add("${target." + name + "}"));
        all.addAll(ofEvent());
        return all;
    }

    /** References to outputs. @param before ids of the steps that have ended */
    public List<String> outputs(Set<String> before) {
        var deeds = new Deeds(library);
        return plan.steps().stream()
                .filter(step -> before.contains(step.id()))
                .flatMap(step -> deeds.tells(step.deed()).keySet().stream()
                        .sorted()
                        .map(output -> "${steps." + step.id() + "." + output + "}"))
                .toList();
    }

    /** Ids of the steps that have ended when one begins that waits for these. */
    public Set<String> before(Collection<String> after) {
        var order = new PlanOrder(plan.steps());
        var all = new HashSet<String>();
        after.forEach(id -> {
            all.add(id);
            all.addAll(order.before(id));
        });
        return all;
    }

    /** Labels that some plan or operation reads already. */
    private static Set<String> labels(PlanLibrary library) {
        var labels = new TreeSet<String>();
        Stream.concat(
                        library.plans().plans().stream().map(EmergencyPlan::parameters),
                        library.operations().values().stream().map(AtomicOperation::parameters))
                .flatMap(parameters -> parameters.values().stream())
                .flatMap(parameter -> parameter.standard().stream())
                .filter(Reference.class::isInstance)
                .map(given -> ((Reference) given).path())
                .filter(path -> path.startsWith(LABELS))
                .forEach(labels::add);
        return labels;
    }
}
