package io.watchkeeper.access.audit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.vertx.mutiny.sqlclient.Pool;

/** {@code audit verify [--head PLACE:HASH]} at the terminal. */
public final class AuditCommand {
    public static final int WHOLE = 0;
    public static final int BROKEN = 1;
    public static final int MISUSED = 2;

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final PrintStream out;

    public AuditCommand(PrintStream out) {
        this.out = out;
    }

    /** @return the exit code: 0 whole, 1 broken, 2 asked for in another way */
    public int run(List<String> arguments, Pool pool) {
        Optional<ChainEnd> head = arguments.size() == 3 ? ChainEnd.parse(arguments.get(2)) : Optional.empty();
        boolean understood = arguments.equals(List.of("verify"))
                || head.isPresent() && arguments.subList(0, 2).equals(List.of("verify", "--head"));
        if (!understood) {
            out.println("Usage: audit verify [--head PLACE:HASH]");
            return MISUSED;
        }
        return tell(new AuditVerification(pool).verify(head).await().atMost(PATIENCE));
    }

    private int tell(ChainReport report) {
        for (Finding finding : report.findings()) {
            out.printf(
                    "%s at place %d, entry %d: %s%n",
                    finding.kind(),
                    finding.sequence(),
                    finding.entryId(),
                    finding.message().en());
        }
        out.printf(
                "%s: %d entries verified, %d not sealed yet%n",
                report.whole() ? "The audit log is whole" : "THE AUDIT LOG IS BROKEN",
                report.links(),
                report.waiting());
        out.println("Head: " + report.head());
        return report.whole() ? WHOLE : BROKEN;
    }
}
