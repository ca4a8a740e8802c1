package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.watchkeeper.console.OutlineField.Choice;
import io.watchkeeper.console.OutlineField.Look;
import io.watchkeeper.console.OutlineSheet.Group;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.AtomicOperation;
import io.watchkeeper.decision.plan.AtomicOperation.Life;
import io.watchkeeper.decision.plan.OperationEdit;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.decision.plan.OperationOffers;
import io.watchkeeper.decision.plan.OutlineFields;
import io.watchkeeper.decision.plan.OutlineFields.Declared;
import io.watchkeeper.decision.plan.PlanParameter;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.rulebook.draft.ProblemView;

/** Lays out the form of an operation: the fields that belong to its kind, each with what is wrong with it. */
final class OperationSheets {
    private static final int EMPTY_TEXTS = 2;

    private final OperationOffers offers;
    private final OutlineFields fields;
    private final List<ProblemView> problems;
    private final Set<ProblemView> shown = new LinkedHashSet<>();

    OperationSheets(OperationOffers offers, OutlineFields fields, List<ProblemView> problems) {
        this.offers = offers;
        this.fields = fields;
        this.problems = problems;
    }

    /** What is wrong, and stands beside no field. */
    List<ProblemView> elsewhere() {
        return problems.stream().filter(problem -> !shown.contains(problem)).toList();
    }

    /** @param scripts of the script directory of this node */
    OperationSheet sheet(List<String> scripts) {
        var kind = fields.text("kind");
        return new OperationSheet(
                kind,
                List.of(
                        new Group("operation", about()),
                        new Group("deed", deed(kind)),
                        new Group("care", care()),
                        new Group("trial", trial())),
                declared("takes", "parameters", true),
                declared("outputs", "outputs", false),
                offers.connections(kind),
                offers.references(),
                kind.equals(OperationKind.SCRIPT.name()) ? scripts : List.of());
    }

    private List<OutlineField> about() {
        return List.of(
                line("name.en").need(true),
                line("name.zh").need(true),
                line("about.en").as(Look.LINES).need(true),
                line("about.zh").as(Look.LINES).need(true),
                choice("life", Life.PUBLISHED.name(), Stream.of(Life.values()).map(Life::name)));
    }

    private List<OutlineField> deed(String kind) {
        var all = new ArrayList<OutlineField>();
        var kinds = Stream.of(OperationKind.values()).filter(one -> one != OperationKind.MANUAL);
        all.add(choice("kind", "", kinds.map(OperationKind::name)).need(true));
        var known = OperationKind.named(kind);
        if (known.filter(OperationKind::connects).isPresent()
                || !problems("connection").isEmpty()) {
            all.add(line("connection")
                    .said("operation.connection", 0)
                    .offering(OperationSheet.CONNECTIONS)
                    .need(true));
        }
        known.ifPresent(one -> all.addAll(texts(one)));
        all.add(line("targets").said("operation.targets", 0).as(Look.LINES));
        return all;
    }

    /** What the kind takes: a field for each of its texts, or for each that there is and some more. */
    private List<OutlineField> texts(OperationKind kind) {
        var places = OperationEdit.places(fields);
        var written = fields.numbered(OperationEdit.DOES);
        int all = Math.max(places.size(), written.size() + (places.isEmpty() ? EMPTY_TEXTS : 0));
        var texts = new ArrayList<OutlineField>();
        for (int place = 0; place < all; place++) {
            var text = place < written.size() ? written.get(place) : "";
            var key = place < places.size() ? places.get(place) : kind.name();
            var found = problems(OperationEdit.DOES, text, place);
            var field = OutlineField.line(OperationEdit.DOES + "." + place, text, found)
                    .said("does." + key, places.isEmpty() ? place + 1 : 0);
            texts.add(looking(field, key));
        }
        return texts;
    }

    private OutlineField looking(OutlineField field, String key) {
        return switch (key) {
            case "method" -> field.of(choices(Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")));
            case "check" -> field.of(named(offers.checks(), check -> new Choice(check.code(), check.name())));
            case "script" -> field.offering(OperationSheet.SCRIPTS);
            case "body", "SQL" -> field.as(Look.LINES);
            default -> field;
        };
    }

    private List<OutlineField> care() {
        return List.of(
                line("timeout").said("operation.timeout", 0),
                choice("idempotent", "false", Stream.of("true", "false")),
                choice("danger", "", Stream.of("0", "1", "2", "3"))
                        .said("operation.danger", 0)
                        .need(true),
                operation("verify", offers.verifying(fields.text("verify"))),
                operation("undo", offers.undoing(fields.text("undo"))));
    }

    /** What a dry run is asked with: a target, and a value for each parameter. */
    private List<OutlineField> trial() {
        var all = new ArrayList<>(List.of(line(OperationForm.TRIAL + ".target")));
        fields.declared("parameters").stream()
                .filter(declared -> !declared.name().isEmpty())
                .map(OperationSheets::parameter)
                .forEach(parameter -> {
                    var name = OperationForm.TRIAL + ".with." + parameter.name();
                    all.add(OutlineField.parameter(name, parameter, fields.text(name), List.of())
                            .offering(null)
                            .need(false));
                });
        return all;
    }

    private static PlanParameter parameter(Declared declared) {
        return new PlanParameter(
                declared.name(),
                ParameterType.named(declared.type()).orElse(ParameterType.TEXT),
                Given.of(declared.standard()),
                new Sentence(declared.en(), declared.zh()));
    }

    private OutlineField operation(String member, List<AtomicOperation> all) {
        return line(member).of(named(all, operation -> new Choice(operation.code(), operation.name())));
    }

    private Declarations declared(String group, String member, boolean standards) {
        return Declarations.of(
                group,
                member,
                standards,
                fields.declared(member),
                name -> problems(problem -> (problem.cell() + ".").startsWith(member + "." + name + ".")));
    }

    private OutlineField line(String member) {
        return OutlineField.line(member, fields.text(member), problems(member));
    }

    /** @param otherwise what nothing said means */
    private OutlineField choice(String member, String otherwise, Stream<String> words) {
        var value =
                Optional.of(fields.text(member)).filter(text -> !text.isEmpty()).orElse(otherwise);
        return OutlineField.line(member, value, problems(member)).of(choices(words));
    }

    private static List<Choice> choices(Stream<String> words) {
        return words.map(Choice::of).toList();
    }

    private static <T> List<Choice> named(List<T> all, Function<T, Choice> choice) {
        return Stream.concat(Stream.of(Choice.of("")), all.stream().map(choice)).toList();
    }

    private List<ProblemView> problems(String member) {
        return problems(problem -> problem.cell().equals(member));
    }

    /** Those that name the text or a parameter in it; whatever names none stands beside the first. */
    private List<ProblemView> problems(String member, String text, int place) {
        return problems(problem -> problem.cell().equals(member)
                && !shown.contains(problem)
                && (place == 0 && !namesAny(problem.value()) || names(text, problem.value())));
    }

    private boolean namesAny(String value) {
        return fields.numbered(OperationEdit.DOES).stream().anyMatch(text -> names(text, value));
    }

    private static boolean names(String text, String value) {
        return value != null
                && !value.isEmpty()
                && (text.equals(value) || text.contains("{" + value + "}") || text.contains(":" + value));
    }

    private List<ProblemView> problems(Predicate<ProblemView> of) {
        var here = problems.stream()
                .filter(problem -> problem.cell() != null)
                .filter(of)
                .toList();
        shown.addAll(here);
        return here;
    }
}
