package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.CheckTraits;
import io.watchkeeper.decision.diagnosis.EventFacts;

/** The check that a call of kind CHECK or WAIT makes, and what its answer must be. */
public record CheckedCall(CheckCall check, Requirement requirement) {
    private static final int KIND = 2;
    private static final int ASK = 3;
    private static final int TIMEOUT = 4;
    private static final int UNIT = 5;
    private static final int EVENT = 6;
    private static final int BEGUN = 7;

    /** @throws IllegalArgumentException where the call is of another kind, or was not made by {@link Planning} */
    public static CheckedCall of(OperationCall call) {
        var does = call.does();
        if (!call.kind().checks() || does.size() <= BEGUN) {
            throw new IllegalArgumentException("no check: " + call.operation());
        }
        var kind = CheckKind.valueOf(does.get(KIND));
        var own = new TreeMap<>(call.types());
        kind.parameters().forEach(parameter -> own.remove(parameter.name()));
        var check = new CheckCall(
                "",
                does.get(0),
                kind,
                call.connection(),
                does.get(ASK),
                call.values(),
                own,
                some(does.get(EVENT)).map(Long::valueOf),
                some(does.get(BEGUN)).map(Instant::parse),
                does.get(UNIT),
                Duration.parse(does.get(TIMEOUT)),
                CheckTraits.Result.ANY);
        return new CheckedCall(check, Requirement.read(does.get(1)).orElseThrow());
    }

    /** The texts of such a call. */
    static List<String> does(CheckDefinition check, Requirement requirement, EventFacts event) {
        return List.of(
                check.code(),
                requirement.text(),
                check.kind().name(),
                check.ask(),
                check.timeout().toString(),
                check.unit(),
                event.read("id").filter(id -> id.matches("[0-9]{1,18}")).orElse(""),
                event.read("startedAt").orElse(""));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(written -> !written.isEmpty());
    }
}
