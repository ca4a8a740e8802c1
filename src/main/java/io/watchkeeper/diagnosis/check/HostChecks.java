package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.Placeholders;
import io.watchkeeper.remote.BoundArguments;
import io.watchkeeper.remote.RemoteCommand;
import io.watchkeeper.remote.SshCommands;
import io.watchkeeper.remote.SshHost;

/** Looks at hosts over SSH: what a command says, and what stands at the end of a log. */
final class HostChecks implements Check {
    private static final Map<String, String> BYTES = Map.of("100k", "102400", "1m", "1048576", "10m", "10485760");
    private static final String LOGS = "/var/log";

    private final SshCommands ssh;

    HostChecks(SshCommands ssh) {
        this.ssh = ssh;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return call.value("host", "");
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) throws IOException, InterruptedException {
        var host = host(call, source);
        if (call.kind() == CheckKind.LOG) {
            below(source.setting("logs", LOGS), call.value("file", ""));
            return log(call, host, within);
        }
        return command(call, source, host, within);
    }

    /** Without this a tree could change what only a plan may, through a source that nobody may act through. */
    private static void allowed(String program, Source source) {
        var programs = List.of(source.setting("programs", "").strip().split("\\s+"));
        if (!programs.contains(program)) {
            throw new CheckFailed("the source does not allow checks to run " + program);
        }
    }

    private static void below(String folders, String file) {
        var path = Path.of(file);
        if (!path.equals(path.normalize())
                || Stream.of(folders.strip().split("\\s+")).noneMatch(folder -> path.startsWith(folder))) {
            throw new CheckFailed("the source does not allow checks to read " + file);
        }
    }

    private Answer command(CheckCall call, Source source, SshHost host, Duration within)
            throws IOException, InterruptedException {
        try {
            var arguments =
                    BoundArguments.of(call.ask().lines().map(String::strip).toList(), call.values());
            allowed(arguments.get(0), source);
            return CommandAnswer.of(call, ssh.run(host, RemoteCommand.of(arguments), within, line -> {}));
        } catch (IllegalArgumentException refused) {
            throw new CheckFailed(refused.getMessage());
        }
    }

    /** Searched here, not there: a pattern is never an argument, and RE2 takes a time that grows with the text alone. */
    private Answer log(CheckCall call, SshHost host, Duration within) throws IOException, InterruptedException {
        var pattern = pattern(call);
        var found = new Found(pattern);
        var tail = List.of("tail", "-c", BYTES.get(call.value("last", "1m")), "--", call.value("file", ""));
        var errors = new ArrayList<String>();
        var end = ssh.run(host, RemoteCommand.of(tail), within, line -> {
            found.look(line);
            if (errors.isEmpty()) {
                errors.add(line);
            }
        });
        var answer = CommandAnswer.of(call, end);
        if (!answer.missing() && !answer.status().equals("OK")) {
            return Answer.failed("the file cannot be read: " + String.join(" ", errors));
        }
        return found.answer(call.value("read", "count"));
    }

    private static Pattern pattern(CheckCall call) {
        var parts = Placeholders.ofPath(call.ask()).parts();
        var text = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i += 2) {
            text.append(Pattern.quote(call.value(parts.get(i), ""))).append(parts.get(i + 1));
        }
        try {
            return Pattern.compile(text.toString());
        } catch (PatternSyntaxException wrong) {
            throw new CheckFailed("this is no pattern of RE2: " + wrong.getDescription());
        }
    }

    /** Lines that match. */
    private static final class Found {
        private final Pattern pattern;
        private long count;
        private String last = "";

        Found(Pattern pattern) {
            this.pattern = pattern;
        }

        synchronized void look(String line) {
            if (pattern.matcher(line).find()) {
                count++;
                last = line;
            }
        }

        synchronized Answer answer(String read) {
            if (read.equals("count")) {
                return Answer.of(count);
            }
            return count == 0 ? Answer.none("no line matches") : Answer.of(last);
        }
    }

    private static SshHost host(CheckCall call, Source source) throws IOException {
        try {
            return SshAccess.to(call.value("host", ""), source.settings(), source.secret());
        } catch (UnknownHostException unknown) {
            throw new IOException("the name " + call.value("host", "") + " means no address");
        }
    }
}
