package io.watchkeeper.plan.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.vertx.mutiny.core.Vertx;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.diagnosis.check.CheckFailed;
import io.watchkeeper.diagnosis.check.Measuring;
import io.watchkeeper.remote.Scripts;
import io.watchkeeper.remote.SshCommands;

/** Opens what a call acts through, has its kind carry it out, and turns whatever happens into an outcome that claims no more than is known. */
@Singleton
class ConfiguredOperations implements Operations {
    private final Connections connections;
    private final Map<OperationKind, Operation> kinds = new EnumMap<>(OperationKind.class);

    ConfiguredOperations(Connections connections, Reach reach) {
        this.connections = connections;
        var vertx = reach.vertx().getDelegate();
        var web = new SendingClient(vertx);
        var credentials = new Credentials(reach.clock());
        var looks = Looks.by(reach.measuring());
        kinds.put(OperationKind.HTTP, new HttpOperation(web, credentials));
        kinds.put(OperationKind.NOTIFY, new NotifyOperation(web, credentials));
        kinds.put(OperationKind.SSH, new SshOperation(reach.ssh()));
        kinds.put(OperationKind.NGINX, new NginxOperation(reach.ssh()));
        kinds.put(OperationKind.PGBOUNCER, new PgbouncerOperation(reach.ssh()));
        kinds.put(OperationKind.SQL, new SqlOperation(vertx));
        kinds.put(OperationKind.HAPROXY, new HaproxyOperation());
        kinds.put(OperationKind.SCRIPT, new ScriptOperation(reach.scripts()));
        kinds.put(OperationKind.KUBERNETES, new KubernetesOperation(vertx));
        kinds.put(OperationKind.CHECK, new CheckOperation(looks));
        kinds.put(OperationKind.WAIT, new WaitOperation(looks, RealTime.INSTANCE));
    }

    /** What operations are carried out with. */
    @Singleton
    record Reach(SshCommands ssh, Scripts scripts, Measuring measuring, Vertx vertx, Clock clock) {}

    @Override
    public Outcome carryOut(String workspace, OperationCall call, String key, Duration within, Output output)
            throws InterruptedException {
        Connection connection;
        Operation operation;
        try {
            operation = operation(call);
            ValuesFit.check(call);
            connection = call.kind().connects() ? connections.open(workspace, call) : Connection.none(workspace);
        } catch (NotDone refused) {
            return new Outcome.Failed(refused.getMessage());
        } catch (RuntimeException broken) {
            Log.warnf(broken, "The operation %s could not be begun", call.operation());
            return new Outcome.Failed(
                    "the connection could not be opened: " + broken.getClass().getSimpleName());
        }
        var masked = new Masked(connection.secret());
        return masked.outcome(
                attempt(operation, call, connection, key, shorter(call.timeout(), within), masked.output(output)));
    }

    private Operation operation(OperationCall call) {
        var operation = kinds.get(call.kind());
        if (operation == null) {
            throw new NotDone("operations of the kind " + call.kind() + " are not carried out by the service");
        }
        return operation;
    }

    private static Outcome attempt(
            Operation operation, OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        try {
            return operation.carryOut(call, connection, key, within, output);
        } catch (NotDone | CheckFailed refused) {
            return new Outcome.Failed(refused.getMessage());
        } catch (RuntimeException broken) {
            Log.warnf(broken, "The operation %s broke", call.operation());
            return new Outcome.Unknown(
                    "the operation broke: " + broken.getClass().getSimpleName());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
