package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.decision.plan.Target;

/** Calls and connections for tests. */
final class Calls {
    static final Duration WITHIN = Duration.ofSeconds(30);
    static final String KEY = "17/drain/web-1/2";
    static final String SECRET = "correct-horse-battery";

    private Calls() {}

    static OperationCall call(OperationKind kind, List<String> does, Map<String, String> values) {
        return new OperationCall(
                "OPERATION",
                kind,
                "connection",
                does,
                new TreeMap<>(values),
                new TreeMap<>(),
                Optional.empty(),
                WITHIN,
                false);
    }

    static OperationCall typed(OperationCall call, Map<String, ParameterType> types) {
        return new OperationCall(
                call.operation(),
                call.kind(),
                call.connection(),
                call.does(),
                call.values(),
                new TreeMap<>(types),
                call.target(),
                call.timeout(),
                call.idempotent());
    }

    static OperationCall at(OperationCall call, String address) {
        return new OperationCall(
                call.operation(),
                call.kind(),
                call.connection(),
                call.does(),
                call.values(),
                call.types(),
                Optional.of(new Target("HOST", "web-1", address)),
                call.timeout(),
                call.idempotent());
    }

    static Connection connection(Map<String, String> settings) {
        return new Connection("default", "connection", settings, Optional.of(SecretValue.of(SECRET)));
    }
}
