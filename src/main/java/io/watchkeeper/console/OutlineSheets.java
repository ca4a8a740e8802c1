package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.watchkeeper.console.OutlineField.Choice;
import io.watchkeeper.console.OutlineField.Look;
import io.watchkeeper.console.OutlineSheet.After;
import io.watchkeeper.console.OutlineSheet.Group;
import io.watchkeeper.decision.plan.AtomicOperation;
import io.watchkeeper.decision.plan.OutlineEdit;
import io.watchkeeper.decision.plan.OutlineFields;
import io.watchkeeper.decision.plan.OutlineOffers;
import io.watchkeeper.decision.plan.OutlinePlace;
import io.watchkeeper.decision.plan.OutlinePlace.Section;
import io.watchkeeper.decision.plan.PlanParameter;
import io.watchkeeper.rulebook.draft.ProblemView;

/** Lays out the form of a part of a plan: the fields that belong to what it does, each with what is wrong with it. */
final class OutlineSheets {
    private final OutlineOffers offers;
    private final OutlineEdit edit;
    private final List<ProblemView> problems;
    private final Set<ProblemView> shown = new LinkedHashSet<>();

    OutlineSheets(OutlineOffers offers, OutlineEdit edit, List<ProblemView> problems) {
        this.offers = offers;
        this.edit = edit;
        this.problems = problems;
    }

    /** What is wrong, and stands beside no field. */
    List<ProblemView> elsewhere() {
        return problems.stream().filter(problem -> !shown.contains(problem)).toList();
    }

    OutlineSheet head(OutlineSheet.Place place, OutlineFields fields) {
        var form = new Form("", fields);
        var about = List.of(
                form.line("name.en").need(true),
                form.line("name.zh").need(true),
                form.line("description.en").as(Look.LINES).need(true),
                form.line("description.zh").as(Look.LINES).need(true),
                form.line("tier").of(choices("1", "2", "3")));
        var acted = List.of(
                form.line("targets").as(Look.LINES),
                form.line("batch.first").as(Look.NUMBER),
                form.line("batch.then").as(Look.NUMBER),
                form.line("batch.tolerance").as(Look.NUMBER));
        return new OutlineSheet(
                place,
                List.of(new Group("about", about), new Group("targets", acted)),
                null,
                form.rows("parameters"),
                offers.ofEvent(),
                List.of());
    }

    /** @param does what it does, where that is chosen and not yet named */
    OutlineSheet entry(OutlineSheet.Place place, OutlinePlace of, OutlineFields fields, String does) {
        var form = new Form(of.path() + ".", fields);
        boolean step = of.section() == Section.STEPS;
        var groups = new ArrayList<Group>();
        groups.add(new Group("what", form.what(step, does)));
        groups.add(new Group("values", form.values(does)));
        if (step && !does.equals("PLAN")) {
            groups.add(new Group("else", form.otherwise()));
        }
        groups.removeIf(group -> group.fields().isEmpty());
        var waits = step ? form.after(place, of) : null;
        var before = step ? offers.before(waitedFor(waits, place, of)) : Set.<String>of();
        return new OutlineSheet(
                place,
                groups,
                waits,
                does.equals("MANUAL") ? form.rows("form") : null,
                offers.ofStep(before),
                offers.outputs(before));
    }

    private Collection<String> waitedFor(After waits, OutlineSheet.Place place, OutlinePlace of) {
        if (!waits.usual()) {
            return waits.chosen();
        }
        var ids = ids(Section.STEPS);
        var before = place.adds() ? place.behind() : ids.indexOf(of.id()) > 0 ? ids.get(ids.indexOf(of.id()) - 1) : "";
        return before.isEmpty() ? List.of() : List.of(before);
    }

    private List<String> ids(Section section) {
        return edit.entries(section).stream().map(entry -> entry.place().id()).toList();
    }

    private static List<Choice> choices(String... values) {
        return Stream.of(values).map(Choice::of).toList();
    }

    /** The form of one part. @param prefix of the paths by which problems name its members */
    private final class Form {
        private final String prefix;
        private final OutlineFields fields;

        private Form(String prefix, OutlineFields fields) {
            this.prefix = prefix;
            this.fields = fields;
        }

        private OutlineField line(String member) {
            return OutlineField.line(member, fields.text(member), problems(member));
        }

        private List<ProblemView> problems(String member) {
            var here = problems.stream()
                    .filter(problem -> problem.cell() != null)
                    .filter(problem -> problem.cell().equals(prefix + member)
                            || problem.code().equals("MISSING_PARAMETER")
                                    && (problem.cell() + "." + problem.value()).equals(prefix + member))
                    .toList();
            shown.addAll(here);
            return here;
        }

        private List<OutlineField> what(boolean step, String does) {
            var all = new ArrayList<OutlineField>();
            if (step) {
                all.add(OutlineField.line("does", does, List.of()).of(choices("MANUAL", "OPERATION", "CHECK", "PLAN")));
            }
            switch (does) {
                case "OPERATION" ->
                    all.add(line("operation")
                            .of(operations(fields.text("operation")))
                            .need(true));
                case "CHECK" -> all.add(line("check").of(checks()).need(true));
                case "PLAN" -> all.add(line("plan").of(plans()).need(true));
                default -> {
                    all.add(line("danger").of(choices("", "0", "1", "2", "3")));
                    all.add(line("approve").of(choices("", "true")));
                    all.add(line("attended").of(choices("", "true")));
                }
            }
            var en = line("en").as(Look.LINES);
            var zh = line("zh").as(Look.LINES);
            all.add(step ? en.need(true) : en);
            all.add(step ? zh.need(true) : zh);
            return all;
        }

        private List<OutlineField> values(String does) {
            var all = new ArrayList<OutlineField>();
            offers.parameters(fields).forEach(parameter -> all.add(value("with.", parameter)));
            if (does.equals("CHECK")) {
                all.replaceAll(field -> field.need(false));
                all.add(line("must"));
                all.add(line("within"));
            }
            if (does.equals("OPERATION")) {
                all.add(line("connection").offering(OutlineSheet.REFERENCES));
            }
            all.add(line("each").of(choices("", "target", "once")));
            return all;
        }

        private OutlineField value(String member, PlanParameter parameter) {
            var name = member + parameter.name();
            return OutlineField.parameter(name, parameter, fields.text(name), problems(name));
        }

        /** When it is left out, and what follows where it fails. */
        private List<OutlineField> otherwise() {
            var all = new ArrayList<>(List.of(
                    line("when.output").offering(OutlineSheet.OUTPUTS),
                    line("when.is").as(Look.LINES),
                    line("retry.times").as(Look.NUMBER),
                    line("retry.pause"),
                    line("timeout"),
                    line("undo.operation").of(operations(fields.text("undo.operation")))));
            offers.ofUndo(fields).forEach(parameter -> all.add(value("undo.with.", parameter)));
            return all;
        }

        private After after(OutlineSheet.Place place, OutlinePlace of) {
            var ids = ids(Section.STEPS).stream()
                    .filter(id -> place.adds() || !id.equals(of.id()))
                    .toList();
            var text = fields.text("after");
            var chosen = text.equals("[]") ? List.<String>of() : text.lines().toList();
            return new After(text.isEmpty(), ids, chosen, problems("after"));
        }

        private Declarations rows(String member) {
            return Declarations.of(
                    member,
                    OutlineForm.ROW,
                    member.equals("parameters"),
                    fields.declared(member),
                    name -> within(member + "." + name));
        }

        private List<ProblemView> within(String member) {
            var here = problems.stream()
                    .filter(problem ->
                            problem.cell() != null && (problem.cell() + ".").startsWith(prefix + member + "."))
                    .toList();
            shown.addAll(here);
            return here;
        }
    }

    private List<Choice> operations(String now) {
        var all = new ArrayList<>(List.of(Choice.of("")));
        offers.library().operations().values().stream()
                .filter(operation -> operation.life() == AtomicOperation.Life.PUBLISHED
                        || operation.code().equals(now))
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .forEach(operation -> all.add(new Choice(operation.code(), operation.name())));
        return all;
    }

    private List<Choice> checks() {
        var all = new ArrayList<>(List.of(Choice.of("")));
        offers.library().checks().values().stream()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .forEach(check -> all.add(new Choice(check.code(), check.name())));
        return all;
    }

    private List<Choice> plans() {
        var all = new ArrayList<>(List.of(Choice.of("")));
        offers.library().plans().plans().stream()
                .filter(plan -> !plan.code().equals(offers.plan().code()))
                .forEach(plan -> all.add(new Choice(plan.code(), plan.name())));
        return all;
    }
}
