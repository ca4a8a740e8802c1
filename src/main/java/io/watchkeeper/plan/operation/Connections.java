package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.watchkeeper.access.secret.SecretReference;
import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.access.secret.SecretVault;
import io.watchkeeper.access.secret.UnreadableSecret;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.diagnosis.check.CheckSource;
import io.watchkeeper.diagnosis.check.CheckSources;
import io.watchkeeper.diagnosis.check.SourceKind;

/** The sources of checks that operators let plans act through. Blocks. */
@Singleton
class Connections {
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final Map<OperationKind, SourceKind> THROUGH = new EnumMap<>(Map.of(
            OperationKind.HTTP, SourceKind.HTTP,
            OperationKind.NOTIFY, SourceKind.WEBHOOK,
            OperationKind.SQL, SourceKind.POSTGRESQL,
            OperationKind.HAPROXY, SourceKind.HAPROXY,
            OperationKind.KUBERNETES, SourceKind.KUBERNETES,
            OperationKind.NGINX, SourceKind.SSH,
            OperationKind.PGBOUNCER, SourceKind.SSH,
            OperationKind.SSH, SourceKind.SSH));

    private final CheckSources sources;
    private final SecretVault secrets;

    Connections(CheckSources sources, SecretVault secrets) {
        this.sources = sources;
        this.secrets = secrets;
    }

    /** @throws NotDone where nothing may be done through it */
    Connection open(String workspace, OperationCall call) {
        var source = sources.find(workspace, call.connection())
                .await()
                .atMost(STORE_ANSWERS_WITHIN)
                .orElseThrow(() -> new NotDone("no connection is called " + call.connection()));
        check(source, call.kind());
        return new Connection(workspace, source.name(), source.settings(), secret(source, call));
    }

    private static void check(CheckSource source, OperationKind kind) {
        var through = THROUGH.get(kind);
        if (through == null || !through.name().equals(source.kind())) {
            throw new NotDone("the connection " + source.name() + " is of the kind " + source.kind()
                    + (through == null ? "" : ", not " + through));
        }
        if (!"yes".equals(source.settings().get(SourceKind.ACT))) {
            throw new NotDone("the connection " + source.name()
                    + " may be asked, not acted through: an operator would have to set act = yes on it");
        }
    }

    private Optional<SecretValue> secret(CheckSource source, OperationCall call) {
        if (source.secret() == null) {
            return Optional.empty();
        }
        try {
            var reference = new SecretReference(source.workspace(), source.secret());
            var value = secrets.use(reference, "operation " + call.operation())
                    .await()
                    .atMost(STORE_ANSWERS_WITHIN);
            if (value.isEmpty()) {
                throw new NotDone("there is no secret " + source.secret());
            }
            return value;
        } catch (UnreadableSecret locked) {
            throw new NotDone(locked.getMessage());
        }
    }
}
