package io.watchkeeper.packaged;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A disk that takes what is written and then says that it could not be kept: told to processes of PostgreSQL by strace, whatever their disk is. */
final class FailingSync implements AutoCloseable {
    static final String PROGRAM = "strace";

    private final Program program;

    private FailingSync(Program program) {
        this.program = program;
    }

    /** @param processes and those that they start */
    static FailingSync in(Path folder, List<Long> processes) {
        var command = new ArrayList<String>(List.of(PROGRAM, "-f", "-e", "inject=fsync,fdatasync:error=EIO"));
        processes.forEach(process -> command.addAll(List.of("-p", Long.toString(process))));
        return new FailingSync(Program.start(PROGRAM, folder, command, Map.of()));
    }

    /** How often it has told somebody so. */
    long failures() {
        return program.output()
                .lines()
                .filter(line -> line.contains("INJECTED"))
                .count();
    }

    @Override
    public void close() {
        program.stop();
    }
}
