package io.watchkeeper.plan.operation;

import java.net.UnknownHostException;
import java.util.Optional;

import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.diagnosis.check.SshAccess;
import io.watchkeeper.remote.SshHost;

/** On which host a command runs: the one that the parameter {@code host} names, else the target, else the only one of the connection. */
final class SshTarget {
    private SshTarget() {}

    /** @throws io.watchkeeper.diagnosis.check.CheckFailed where the connection does not allow the host */
    static SshHost of(OperationCall call, Connection connection) {
        return of(
                Optional.ofNullable(call.values().get("host"))
                        .or(() -> call.target().map(Target::address))
                        .or(() -> only(connection)),
                connection);
    }

    /** Where the target is not what the command runs on, such as a server that a gateway sends no more to. */
    static SshHost beside(OperationCall call, Connection connection) {
        return of(
                Optional.ofNullable(call.values().get("host"))
                        .or(() -> only(connection))
                        .or(() -> call.target().map(Target::address)),
                connection);
    }

    private static SshHost of(Optional<String> wanted, Connection connection) {
        var name = wanted.orElseThrow(() -> new NotDone("it is not said on which host"));
        try {
            return SshAccess.to(name, connection.settings(), connection.secret());
        } catch (UnknownHostException unknown) {
            throw new NotDone("the name " + name + " means no address");
        }
    }

    private static Optional<String> only(Connection connection) {
        var hosts = connection.setting("hosts");
        return hosts.strip().matches("[A-Za-z0-9][A-Za-z0-9.:-]*") ? Optional.of(hosts.strip()) : Optional.empty();
    }
}
