package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.util.regex.Pattern;

import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.remote.CommandEnd;

/** What the end of a command says as the answer of a check. */
final class CommandAnswer {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private CommandAnswer() {}

    /** @throws IOException where it was not begun: nobody answers */
    static Answer of(CheckCall call, CommandEnd end) throws IOException {
        if (end instanceof CommandEnd.NotBegun unbegun) {
            throw new IOException(unbegun.why());
        }
        if (end instanceof CommandEnd.Unknown unknown) {
            return Answer.none(unknown.why());
        }
        var exited = (CommandEnd.Exited) end;
        var read = call.value("read", "text");
        if (read.equals("exit")) {
            return Answer.of(exited.code());
        }
        if (exited.code() != 0) {
            return Answer.failed("the command ended with " + exited.code() + ": " + exited.last());
        }
        var last = exited.last().strip();
        var line = last.substring(last.lastIndexOf('\n') + 1).strip();
        if (line.isEmpty()) {
            return Answer.none("the command says nothing");
        }
        return read.equals("number") ? number(line) : Answer.of(line);
    }

    private static Answer number(String line) {
        var found = NUMBER.matcher(line);
        return found.find() ? Answer.of(Double.parseDouble(found.group())) : Answer.none("no number: " + line);
    }
}
