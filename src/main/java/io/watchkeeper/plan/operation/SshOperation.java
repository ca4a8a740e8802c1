package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.List;

import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.remote.BoundArguments;
import io.watchkeeper.remote.RemoteCommand;
import io.watchkeeper.remote.SshCommands;

/** A command on a host. */
final class SshOperation implements Operation {
    private final SshCommands ssh;

    SshOperation(SshCommands ssh) {
        this.ssh = ssh;
    }

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        var host = SshTarget.of(call, connection);
        var arguments = arguments(call);
        output.line(host.name() + "$ " + String.join(" ", arguments));
        return Ends.outcome(ssh.run(host, RemoteCommand.of(arguments), within, output::line));
    }

    private static List<String> arguments(OperationCall call) {
        try {
            return BoundArguments.of(call.does(), call.values());
        } catch (IllegalArgumentException refused) {
            throw new NotDone(refused.getMessage());
        }
    }
}
