package io.watchkeeper.plan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.AtomicOperation;
import io.watchkeeper.decision.plan.PlanParameter;
import io.watchkeeper.diagnosis.check.BoundPath;
import io.watchkeeper.diagnosis.check.BoundSql;
import io.watchkeeper.remote.BoundArguments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operations of the library say what they do in the way in which their kind reads it. */
class LibraryOperationsTest {
    private static final Map<ParameterType, String> VALUES = Map.of(
            ParameterType.TEXT, "some",
            ParameterType.NAME, "web-1",
            ParameterType.HOST, "10.0.0.1",
            ParameterType.PORT, "8080",
            ParameterType.NUMBER, "5",
            ParameterType.DURATION, "5m",
            ParameterType.PATH, "/var/log/shop");

    static Stream<AtomicOperation> operations() {
        return BuiltInRules.rulebook().library().operations().values().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_of_the_library_is_understood_by_its_kind(AtomicOperation operation) {
        var types = operation.parameters().values().stream()
                .collect(Collectors.toMap(PlanParameter::name, PlanParameter::type));
        var values = types.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> VALUES.get(entry.getValue())));
        assertThatCode(() -> bind(operation, values, types)).doesNotThrowAnyException();
    }

    private static void bind(AtomicOperation operation, Map<String, String> values, Map<String, ParameterType> types) {
        var does = operation.does();
        switch (operation.kind()) {
            case SSH -> BoundArguments.of(does, values);
            case HTTP -> {
                BoundPath.of(does.get(1), values);
                if (does.size() > 2) {
                    BoundJson.of(does.get(2), values, types);
                }
            }
            case HAPROXY -> HaproxyLine.of(does.get(0), values);
            case NGINX -> NginxServer.read(BoundText.strictly(does.get(1), values));
            case SQL -> does.forEach(statement -> BoundSql.of(statement, values, types));
            case PGBOUNCER -> PgbouncerCommand.read(does.get(0), values);
            case KUBERNETES -> KubernetesCommand.read(does.get(0), values);
            case NOTIFY -> does.forEach(line -> BoundText.strictly(line, values));
            case SCRIPT, CHECK, WAIT -> assertThat(does).isNotEmpty();
            case MANUAL -> throw new IllegalStateException("no operation does nothing by itself");
        }
    }
}
