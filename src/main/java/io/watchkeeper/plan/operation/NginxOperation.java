package io.watchkeeper.plan.operation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.remote.RemoteCommand;
import io.watchkeeper.remote.SshCommands;
import io.watchkeeper.remote.SshHost;

/** Changes the line of a server in an upstream file of nginx: all of it happens in one command on the host, so that a lost connection leaves nothing half done. */
final class NginxOperation implements Operation {
    /**
     * Arguments: the file, what it should hold in Base64, what it held, and how nginx is called. Nobody else's change is written over, and where nginx does not
     * like the new file the old one is back before anything is loaded. A hidden name beside it is read by no include.
     */
    private static final String REPLACE =
            """
            set -eu
            file=$1 text=$2 was=$3; shift 3
            folder=$(dirname -- "$file") name=$(basename -- "$file")
            new="$folder/.$name.new" old="$folder/.$name.old"
            [ "$(base64 -w0 < "$file")" = "$was" ] || { echo "the file was changed meanwhile"; exit 70; }
            cp -p -- "$file" "$old"
            cp -p -- "$file" "$new"
            printf %s "$text" | base64 -d > "$new"
            mv -f -- "$new" "$file"
            if ! "$@" -t 2>&1; then mv -f -- "$old" "$file"; echo "nginx refuses the new file, the old one is back"; exit 71; fi
            if ! "$@" -s reload 2>&1; then mv -f -- "$old" "$file"; echo "nginx could not be told to load it, the old file is back"; exit 72; fi
            rm -f -- "$old"
            """;

    private static final Duration TO_READ = Duration.ofSeconds(30);
    /** Twice a file as Base64 has to fit into a command line. */
    private static final int LONGEST = 48_000;

    private final SshCommands ssh;

    NginxOperation(SshCommands ssh) {
        this.ssh = ssh;
    }

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        var file = file(call, connection);
        var server = NginxServer.read(BoundText.strictly(call.does().get(1), call.values()));
        var host = SshTarget.beside(call, connection);
        var read = new ArrayList<String>();
        var first = ssh.run(
                host, RemoteCommand.of(List.of("base64", "-w2000", "--", file)), shorter(TO_READ, within), read::add);
        if (!(Ends.outcome(first) instanceof Outcome.Done)) {
            return new Outcome.Failed("the file " + file + " cannot be read: " + Ends.why(first));
        }
        var was = String.join("", read);
        var now = server.into(text(was, file))
                .orElseThrow(() -> new NotDone("the file " + file + " has not one line of " + server.address()));
        output.line("- " + now.before());
        output.line("+ " + server.line());
        if (now.before().equals(server.line())) {
            return done(now);
        }
        var outcome = replace(host, connection, List.of(file, now.text(), was), left(until), output);
        return outcome instanceof Outcome.Done ? done(now) : outcome;
    }

    private Outcome replace(SshHost host, Connection connection, List<String> change, Duration within, Output output)
            throws InterruptedException {
        var text = Base64.getEncoder().encodeToString(change.get(1).getBytes(StandardCharsets.UTF_8));
        var arguments =
                new ArrayList<>(List.of("sh", "-c", REPLACE, "nginx-upstream", change.get(0), text, change.get(2)));
        arguments.addAll(List.of(connection.setting("nginx", "nginx").strip().split("\\s+")));
        return Ends.outcome(ssh.run(host, RemoteCommand.of(arguments), within, output::line));
    }

    /** Before says how to take it back. */
    private static Outcome done(NginxServer.Replaced now) {
        return new Outcome.Done(new TreeMap<>(Map.of("before", now.before())));
    }

    private static String file(OperationCall call, Connection connection) {
        var file = Path.of(BoundText.strictly(call.does().get(0), call.values()));
        return connection.allowed("upstreams", file).toString();
    }

    private static String text(String base64, String file) {
        if (base64.length() > LONGEST) {
            throw new NotDone("the file " + file + " is longer than an upstream file would be");
        }
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(1, until - System.nanoTime()));
    }
}
