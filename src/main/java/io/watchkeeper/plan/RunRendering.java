package io.watchkeeper.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.access.Masking;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Part;
import io.watchkeeper.plan.machine.Phase;
import io.watchkeeper.plan.machine.Reaction;
import io.watchkeeper.plan.machine.RunMachine;

/** Turns what is stored of runs into what people see. */
record RunRendering(Rulebook rulebook) {
    /** Texts of the form of a manual step come as name, English, Chinese. */
    private static final int TEXTS_OF_A_FIELD = 3;

    RunView inList(RunRow row) {
        return view(row, row.targets(), List.of(), null);
    }

    /** @param again whether it can be rolled back although it has ended */
    RunView whole(StoredRun run, List<RunOutput.Line> lines, boolean again) {
        var byPart = lines.stream()
                .collect(Collectors.groupingBy(
                        RunOutput.Line::part, Collectors.mapping(RunOutput.Line::text, Collectors.toList())));
        var steps = run.layout().parts().stream()
                .filter(part ->
                        part.phase() != Phase.UNDO || run.progress().parts().containsKey(part.id()))
                .map(part -> step(run, part, byPart))
                .toList();
        return view(run.row(), run.layout().run().targets(), can(run, again), steps);
    }

    private RunView view(RunRow row, List<Target> targets, List<Command> can, List<RunView.Step> steps) {
        return new RunView(
                Long.toString(row.id()),
                row.workspace(),
                plan(row.plan(), row.planVersion()),
                row.event().map(String::valueOf).orElse(null),
                row.trigger(),
                row.state(),
                row.tier(),
                targets,
                row.startedBy(),
                row.confirmedBy().orElse(null),
                row.rolledBackBy().orElse(null),
                row.createdAt(),
                row.startedAt().orElse(null),
                row.endedAt().orElse(null),
                row.deadlineAt(),
                row.why(),
                can,
                row.state().ended() && !can.isEmpty() ? Confirmation.expected(row.plannedRun()) : "",
                steps);
    }

    RunView.Plan plan(String code, long version) {
        var name = rulebook.plans().find(code).map(EmergencyPlan::name).orElse(new Sentence(code, code));
        return new RunView.Plan(code, name, version);
    }

    private static List<Command> can(StoredRun run, boolean again) {
        if (run.progress().ended()) {
            return again ? List.of(Command.ROLL_BACK) : List.of();
        }
        var machine = new RunMachine(run.layout());
        return Stream.of(Command.values())
                .filter(command -> machine.react(run.progress(), command) instanceof Reaction.Accepted)
                .toList();
    }

    private static RunView.Step step(StoredRun run, Part part, Map<String, List<String>> lines) {
        var progress = run.progress().of(part.id());
        return new RunView.Step(
                part.id(),
                part.step().id(),
                part.target().map(Target::name).orElse(null),
                part.phase(),
                part.step().text(),
                progress.standing(),
                progress.attempt(),
                Masking.text(progress.why()),
                run.progress().question(part).orElse(null),
                part.approval(),
                form(part),
                lines.getOrDefault(part.id(), List.of()));
    }

    private static List<RunView.Field> form(Part part) {
        var call = part.call().call();
        if (call.kind() != OperationKind.MANUAL) {
            return List.of();
        }
        var fields = new ArrayList<RunView.Field>();
        for (int i = 0; i + 2 < call.does().size(); i += TEXTS_OF_A_FIELD) {
            var name = call.does().get(i);
            var about = new Sentence(call.does().get(i + 1), call.does().get(i + 2));
            fields.add(new RunView.Field(name, about, call.types().get(name).allowed()));
        }
        return fields;
    }
}
