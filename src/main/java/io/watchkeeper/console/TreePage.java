package io.watchkeeper.console;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.diagnosis.Arguments;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.Parameter;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.diagnosis.edit.Answers;
import io.watchkeeper.decision.diagnosis.edit.Definition;
import io.watchkeeper.decision.diagnosis.edit.RowKey;
import io.watchkeeper.diagnosis.DrawnTree;
import io.watchkeeper.diagnosis.picture.TreeOutline;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.DiagnosedPlan;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.draft.DraftEdits;

/**
 * A tree of a draft, open to be edited.
 *
 * @param content of the draft
 * @param refused why the last edit was not stored, null where nothing was refused
 * @param typed what was sent then; it stands in its form still
 */
public record TreePage(
        RulebookVersion about,
        RulebookContent content,
        DrawnTree drawn,
        DraftEdits edits,
        TreeSpot spot,
        Refused refused,
        TreeForm typed) {
    private static final int MINUTE = 60;

    /** @param flaws of what was typed; where there are none, the refusal says enough */
    public record Refused(Refusal.Shown shown, List<Flaw> flaws) {
        static Refused of(Problem problem) {
            return new Refused(Refusal.Shown.of(problem), problem.errors());
        }
    }

    /** How sure a conclusion is. */
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    /** Whether a conclusion makes the risk graver than its scenario says. */
    public enum Impact {
        USUAL,
        GRAVER
    }

    /** Something that may be chosen. */
    public record Choice(String code, Sentence name) {}

    /**
     * A parameter of the check of the selected question.
     *
     * @param text that the node gives, empty where the definition's is taken
     * @param defined what the definition says
     * @param about what it is, empty for one of the check's own
     */
    public record Field(String name, String text, String defined, List<String> choices, Sentence about) {}

    /** What is asked at the selected node. */
    public record Question(String key, String check, List<Field> fields) {}

    /** What is concluded at the selected node. */
    public record Conclusion(String key, Diagnosis found, List<String> plans) {}

    /** The node that is selected, itself or by one of its branches. */
    public Optional<TreeOutline.Entry> node() {
        var code = spot.branch().isEmpty()
                ? spot.at()
                : spot.branch().substring(0, Math.max(0, spot.branch().indexOf('~')));
        return drawn.outline().stream()
                .filter(entry -> entry.node().equals(code))
                .findFirst();
    }

    public boolean chosen(String code) {
        return node().filter(entry -> entry.node().equals(code)).isPresent();
    }

    public Optional<TreeOutline.Row> branch() {
        return node().stream()
                .flatMap(entry -> entry.branches().stream())
                .filter(row -> row.key().equals(spot.branch()))
                .findFirst();
    }

    /** The other branches of the node of the one that is selected. */
    public List<TreeOutline.Row> siblings() {
        return node().stream()
                .flatMap(entry -> entry.branches().stream())
                .filter(row -> !row.key().equals(spot.branch()))
                .toList();
    }

    private Stream<Place> places() {
        return node().flatMap(entry -> drawn.sketch().node(entry.node())).stream()
                .flatMap(node -> Stream.of(node.questions(), node.branches(), node.conclusions(), node.plans()))
                .flatMap(List::stream);
    }

    /** What the selected branch takes. */
    public Optional<Answers> answers() {
        return places().filter(
                        place -> RowKey.of(place, node().orElseThrow().node()).equals(spot.branch()))
                .map(Answers::of)
                .findFirst();
    }

    public Optional<Question> question() {
        return places().filter(place -> place.decision() instanceof CheckRequest)
                .findFirst()
                .map(place -> question(place, (CheckRequest) place.decision()));
    }

    private Question question(Place place, CheckRequest request) {
        var given = Arguments.read(request.arguments())
                .orElseGet(() -> Arguments.read("").orElseThrow());
        var fields = drawn.sketch()
                .trees()
                .check(request.check())
                .map(check -> fields(check, given))
                .orElse(List.of());
        return new Question(RowKey.of(place, node().orElseThrow().node()), request.check(), fields);
    }

    private static List<Field> fields(CheckDefinition check, Arguments given) {
        var names = new TreeSet<>(check.arguments().byName().keySet());
        check.kind().parameters().forEach(parameter -> names.add(parameter.name()));
        return names.stream()
                .map(name -> {
                    var known = check.kind().parameter(name);
                    return new Field(
                            name,
                            written(given, name),
                            written(check.arguments(), name),
                            known.map(Parameter::choices).orElse(List.of()),
                            known.map(Parameter::about).orElse(new Sentence("", "")));
                })
                .toList();
    }

    private static String written(Arguments arguments, String name) {
        return Optional.ofNullable(arguments.byName().get(name))
                .map(argument -> argument.given().text())
                .orElse("");
    }

    public Optional<Conclusion> conclusion() {
        var plans = places().map(Place::decision)
                .filter(DiagnosedPlan.class::isInstance)
                .map(DiagnosedPlan.class::cast)
                .sorted(Comparator.comparing(DiagnosedPlan::rank))
                .map(DiagnosedPlan::plan)
                .toList();
        return places().filter(place -> place.decision() instanceof Diagnosis)
                .findFirst()
                .map(place -> new Conclusion(
                        RowKey.of(place, node().orElseThrow().node()), (Diagnosis) place.decision(), plans));
    }

    public List<Choice> checks() {
        return sorted(
                drawn.sketch().trees().checks().values().stream().map(check -> new Choice(check.code(), check.name())));
    }

    public List<Choice> causes() {
        return sorted(
                drawn.sketch().trees().causes().values().stream().map(cause -> new Choice(cause.code(), cause.name())));
    }

    public List<Choice> plans() {
        return sorted(drawn.sketch().plans().plans().stream().map(plan -> new Choice(plan.code(), plan.name())));
    }

    /** Nodes of this tree first, as a branch mostly leads to one of them. */
    public List<String> nodes() {
        var here = drawn.outline().stream().map(TreeOutline.Entry::node);
        return Stream.concat(here, drawn.sketch().nodes().keySet().stream())
                .distinct()
                .toList();
    }

    /** To whom what leads to the selected node can lead once it is gone. */
    public List<String> successors() {
        var entry = node().orElseThrow();
        return entry.asks()
                ? drawn.sketch().node(entry.node()).orElseThrow().next()
                : nodes().stream().filter(code -> !code.equals(entry.node())).toList();
    }

    public List<Confidence> confidences() {
        return List.of(Confidence.values());
    }

    public List<Impact> impacts() {
        return List.of(Impact.values());
    }

    public List<String> statuses() {
        return List.of(Evidence.OK, Evidence.NO_ANSWER, Evidence.ERROR);
    }

    /** What stands in the form of a new conclusion. */
    public Conclusion fresh() {
        return new Conclusion("", new Diagnosis("", "", Confidence.MEDIUM.name(), Impact.USUAL.name()), List.of());
    }

    /** A field for each plan of a conclusion, and one more. */
    public List<String> planFields(String act, List<String> stored) {
        var said = open(act) ? typed.texts("plan") : stored;
        return Stream.concat(said.stream().filter(plan -> !plan.isEmpty()), Stream.of(""))
                .toList();
    }

    public String scenarios() {
        return String.join(" ", drawn.tree().scenarios());
    }

    public String start() {
        return drawn.tree().automatic() ? "automatic" : "on-request";
    }

    /** As the file has it. */
    public String within() {
        long seconds = drawn.tree().within().toSeconds();
        return seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }

    /** A check that there is not yet. */
    public DefinitionForm newCheck() {
        return DefinitionForm.fresh(Definition.CHECK, open("CHECK") ? typed : null);
    }

    public DefinitionForm newCause() {
        return DefinitionForm.fresh(Definition.CAUSE, open("CAUSE") ? typed : null);
    }

    /** The check that the selected node asks for, or the cause that it finds. */
    public Optional<DefinitionForm> used() {
        var asked = question().map(Question::check);
        var of = asked.isPresent() ? Definition.CHECK : Definition.CAUSE;
        var code = asked.or(() -> conclusion().map(found -> found.found().cause()));
        boolean typedHere = open("CHANGE_" + of) || open("COPY_" + of);
        return code.flatMap(known -> DefinitionForm.used(of, content, drawn.sketch(), known, typedHere ? typed : null));
    }

    private static List<Choice> sorted(Stream<Choice> choices) {
        return choices.sorted(Comparator.comparing(Choice::code)).toList();
    }

    /** What stands in a field: what was typed in a form that was refused, else what is stored. */
    public String say(String act, String name, String stored) {
        return refused != null && typed.text("act").equals(act) ? typed.text(name) : stored;
    }

    /** What stands in the field of a parameter. */
    public String parameter(Field field) {
        return say("CHANGE_QUESTION", "parameter-" + field.name(), field.text());
    }

    /** Whether a form shall be open, as what was typed in it was refused. */
    public boolean open(String act) {
        return refused != null && typed.text("act").equals(act);
    }
}
