package io.watchkeeper.journal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.journal.RowHitsRepository.Period;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.PastRulebooks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which rows of a decision table are used. */
@Path("/api/v1/rulebooks/{version}/tables/{table}/hits")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.READ)
@Tag(name = "rulebooks")
public class RowHitsResource {
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Duration USUALLY = Duration.ofDays(30);

    private final PastRulebooks rulebooks;
    private final RowHitsRepository hits;
    private final Caller caller;
    private final Clock clock;

    RowHitsResource(PastRulebooks rulebooks, RowHitsRepository hits, Caller caller, Clock clock) {
        this.rulebooks = rulebooks;
        this.hits = hits;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary =
                    "How often each row fired in a period (the last 30 days), rows that never did included; looks at the latest 20,000 signals of the period")
    public Uni<RowHits> hits(
            String version, String table, @QueryParam("from") String from, @QueryParam("to") String to) {
        var end = instant("to", to).orElseGet(clock::instant);
        var period = new Period(instant("from", from).orElse(end.minus(USUALLY)), end);
        if (!period.from().isBefore(period.to())) {
            throw ProblemException.badRequest(
                    "from must be before to", Flaw.of("BAD_PERIOD", "from must be before to.", "from 必须早于 to。"));
        }
        var workspaces = caller.workspaces();
        return Uni.createFrom()
                .item(() -> table(version, table))
                // an old rulebook may have to be compiled first
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(found -> hits.count(workspaces, Long.parseLong(version), found.file(), period)
                        .map(counted -> RowHits.of(Long.parseLong(version), found, period, counted)));
    }

    private DecisionTable table(String version, String name) {
        return Optional.of(version)
                .filter(text -> VERSION.matcher(text).matches())
                .flatMap(text -> rulebooks.find(Long.parseLong(text)))
                .stream()
                .flatMap(rulebook -> rulebook.tables().stream())
                .filter(table -> table.schema().name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such table in this version"));
    }

    private static Optional<Instant> instant(String name, String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException malformed) {
            throw ProblemException.badRequest(
                    name + " is no date and time",
                    Flaw.of("BAD_INSTANT", name + " is no date and time.", name + " 不是有效的日期时间。")
                            .found(text)
                            .allowing("an RFC 3339 date and time such as 2026-03-01T08:00:00Z"));
        }
    }
}
