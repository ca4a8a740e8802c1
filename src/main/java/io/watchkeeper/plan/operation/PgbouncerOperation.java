package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.remote.RemoteCommand;
import io.watchkeeper.remote.SshCommands;

/** Switches a pool of PgBouncer over SSH: all of it happens in one command on the host, so that a lost connection leaves nothing half done. */
final class PgbouncerOperation implements Operation {
    private static final String USUAL = "psql -h /var/run/postgresql -p 6432 -U postgres";

    /** Where a link leads; the answer is a path from the root. */
    private static final String LEADS =
            """
            leads() {
                here=$(readlink -- "$link") || { echo "$link is no symbolic link"; exit 70; }
                case $here in /*) ;; *) here=$(dirname -- "$link")/$here ;; esac
            }
            """;

    private static final String FILE = LEADS + "link=$1; leads; echo \"$here\"\n";

    /** Arguments of this function, as of all others here, are how psql is called. A new server may need a moment; one that says that it is a standby needs more. */
    private static final String REACHES =
            """
            primary() {
                for try in 1 2 3 4 5; do
                    said=$(echo 'select not pg_is_in_recovery();' | timeout --foreground 5 "$@" -wXAtq -v ON_ERROR_STOP=1 -d "$pool" 2>&1)
                    case $said in t) return 0 ;; f) break ;; esac
                    sleep 1
                done
                echo "a query through $pool reaches no primary: ${said:-no answer}"
                return 1
            }
            """;

    private static final String PRIMARY = REACHES + "pool=$1; shift; primary \"$@\"\n";

    /**
     * Arguments: pool, link, the file it leads to, the one it shall lead to, for how many seconds transactions may go on, and how psql is called. The console
     * says nothing of a file that it cannot read, so it is asked what it has taken; what is held is let go in any case, and where anything fails the link leads back.
     * In the foreground, what is asked ends with the signal that stops the whole for its time, so that the second before it is killed is left for this.
     */
    private static final String SWITCH = LEADS
            + REACHES
            + """
            pool=$1 link=$2 former=$3 file=$4 wait=$5; shift 5
            held= moved=
            trap '' PIPE
            console() { printf '%s\\n' "$sql" | timeout --foreground "$time" "$@" -wXAtq -v ON_ERROR_STOP=1 -v "pool=$pool" -d pgbouncer 2>&1; }
            point() { ln -sfn -- "$to" "$link.new" && mv -fT -- "$link.new" "$link" && sql='RELOAD;' time=10 && console "$@"; }
            resume() { sql='RESUME :"pool";' time=10; console "$@"; }
            says() { sed -n "s/^[[:space:]]*$pool[[:space:]]*=\\(.*\\)/ \\1/p" "$file" | sed -n "s/.*[[:space:]]$1=\\([^[:space:]]*\\).*/\\1/p"; }
            refuse() { echo "$1"; exit 70; }
            end() {
                code=$?
                trap : HUP INT TERM
                trap - EXIT
                left="nothing is changed"
                if [ -n "$moved" ]; then
                    to=$former left="$link leads to $former again"
                    point "$@" || left="$left, and PgBouncer could not be told"
                fi
                [ -z "$held" ] || resume "$@" || left="$left; $pool may be held: RESUME it"
                [ "$code" = 0 ] || echo "$left"
                exit "$code"
            }
            host=$(says host) port=$(says port)
            [ -n "$host" ] || refuse "$file has no line such as: $pool = host=10.0.0.2 port=5432"
            leads
            case $here in "$former" | "$file") ;; *) refuse "$link leads to $here, not to $former" ;; esac
            trap 'end "$@"' EXIT
            trap 'exit 75' HUP INT TERM
            held=yes sql='PAUSE :"pool";' time=$wait
            console "$@"
            case $? in
            0) ;;
            124)
                echo "transactions still run: all connections of the pool are ended"
                sql='KILL :"pool";' time=10
                console "$@" || exit 71
                ;;
            3) held= && exit 71 ;;
            *) exit 71 ;;
            esac
            moved=yes to=$file
            point "$@" || exit 72
            sql='SHOW DATABASES;' time=10
            console "$@" | cut -d'|' -f1-3 | grep -qxF -- "$pool|$host|${port:-5432}" || { echo "PgBouncer has not taken $file: its log says why"; exit 73; }
            resume "$@" || exit 74
            held=
            primary "$@" || exit 75
            moved=
            echo "$pool leads to $host:${port:-5432}"
            """;

    /** Of the time of the whole. */
    private static final int SHARE_TO_HOLD = 8;

    private final SshCommands ssh;

    PgbouncerOperation(SshCommands ssh) {
        this.ssh = ssh;
    }

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        var command = PgbouncerCommand.read(call.does().get(0), call.values());
        command.files().forEach(file -> connection.allowed("pools", file));
        var arguments = new ArrayList<>(List.of("sh", "-c"));
        arguments.addAll(script(command, within));
        arguments.addAll(List.of(connection.setting("pgbouncer", USUAL).strip().split("\\s+")));
        var host = SshTarget.beside(call, connection);
        return Ends.outcome(ssh.run(host, RemoteCommand.of(arguments), within, output::line));
    }

    private static List<String> script(PgbouncerCommand command, Duration within) {
        if (command instanceof PgbouncerCommand.File asked) {
            return List.of(FILE, "pgbouncer-file", asked.link().toString());
        }
        if (command instanceof PgbouncerCommand.Primary asked) {
            return List.of(PRIMARY, "pgbouncer-primary", asked.pool());
        }
        var asked = (PgbouncerCommand.Switch) command;
        return List.of(
                SWITCH,
                "pgbouncer-switch",
                asked.pool(),
                asked.link().toString(),
                asked.former().toString(),
                asked.file().toString(),
                Long.toString(Math.max(1, within.toSeconds() / SHARE_TO_HOLD)));
    }
}
