package io.watchkeeper.healing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.guard.HealBindings.Binding;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.healing.HealScenario.Counted;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** Modes and plans of scenarios: what the rulebook binds, and what people have set instead. */
@Singleton
public class HealScenarios {
    private static final String PUT =
            """
            insert into heal_scenario as known (workspace, scenario, mode, plan, mode_since, changed_by, changed_at)
            values ($1, $2, $3, $4, now(), $5, now())
            on conflict (workspace, scenario) do update set mode = $3, plan = $4, changed_by = $5, changed_at = now(), version = known.version + 1,
                mode_since = case when known.mode = $3 and known.plan is not distinct from $4 then known.mode_since else now() end
            returning *
            """;

    private static final String COUNTED =
            """
            select workspace, scenario, count(*) filter (where mode = 'SHADOW' and verdict = 'ALLOW') as would,
                count(*) filter (where mode = 'SHADOW' and verdict = 'ALLOW' and state = 'OBSERVED') as settled,
                count(*) filter (where mode = 'SHADOW' and verdict = 'ALLOW' and outcome = 'RECOVERED_BY_ITSELF') as recovered,
                count(*) filter (where mode = 'SHADOW' and verdict = 'ALLOW' and outcome = 'HANDLED') as handled,
                count(*) filter (where run_id is not null and state in ('SUCCEEDED', 'FAILED')) as runs,
                count(*) filter (where state = 'SUCCEEDED') as succeeded,
                count(*) filter (where answer = 'APPROVED' and run_id is not null and state in ('SUCCEEDED', 'FAILED')) as approved,
                count(*) filter (where answer = 'APPROVED' and state = 'SUCCEEDED') as healed, count(*) filter (where verdict = 'REFUSE') as refused
            from heal_record where workspace = any($1) and created_at > now() - interval '90 days' group by workspace, scenario
            """;

    private final Pool pool;
    private final LiveRulebook rulebooks;
    private final AuditLog audit;

    HealScenarios(Pool pool, LiveRulebook rulebooks, AuditLog audit) {
        this.pool = pool;
        this.rulebooks = rulebooks;
        this.audit = audit;
    }

    /** Those that the rulebook binds and those that somebody set, by workspace and code. */
    public Uni<List<HealScenario>> list(Set<String> workspaces) {
        var all = Tuple.of(workspaces.toArray(String[]::new));
        return pool.preparedQuery("select * from heal_scenario where workspace = any($1)")
                .execute(all)
                .chain(rows -> pool.preparedQuery(COUNTED)
                        .execute(all)
                        .map(counts -> views(workspaces, by(rows), by(counts), rulebooks.current())));
    }

    /** Those that can be bound, by their codes. */
    public List<EmergencyPlan> plans() {
        return rulebooks.current().plans().plans();
    }

    private static Map<String, Row> by(Iterable<Row> rows) {
        var found = new HashMap<String, Row>();
        rows.forEach(row -> found.put(row.getString("workspace") + " " + row.getString("scenario"), row));
        return found;
    }

    private static List<HealScenario> views(
            Set<String> workspaces, Map<String, Row> set, Map<String, Row> counts, Rulebook rulebook) {
        var views = new ArrayList<HealScenario>();
        for (var workspace : workspaces) {
            var codes = new TreeSet<>(rulebook.bindings().byScenario().keySet());
            set.values().stream()
                    .filter(row -> row.getString("workspace").equals(workspace))
                    .forEach(row -> codes.add(row.getString("scenario")));
            codes.forEach(code -> views.add(view(
                    workspace,
                    code,
                    Optional.ofNullable(set.get(workspace + " " + code)),
                    Optional.ofNullable(counts.get(workspace + " " + code)),
                    rulebook)));
        }
        views.sort(Comparator.comparing(HealScenario::workspace)
                .thenComparing(view -> view.scenario().code()));
        return views;
    }

    private static HealScenario view(
            String workspace, String code, Optional<Row> set, Optional<Row> counts, Rulebook rulebook) {
        var bound = rulebook.bindings().of(code);
        var mode = set.map(row -> HealMode.of(row.getString("mode"))).orElse(HealMode.RECOMMEND);
        var suggested = bound.map(Binding::suggested)
                .filter(word -> !word.isEmpty())
                .map(HealMode::of)
                .orElse(null);
        var counted = counts.map(HealScenarios::counted).orElse(Counted.NOTHING);
        return new HealScenario(
                workspace,
                new HealScenario.Named(code, name(rulebook, code)),
                mode,
                set.map(row -> row.getString("plan"))
                        .or(() -> bound.map(Binding::plan))
                        .orElse(null),
                suggested,
                set.map(row -> row.getLong("version")).orElse(0L),
                at(set, "mode_since"),
                set.map(row -> row.getString("changed_by")).orElse(null),
                at(set, "changed_at"),
                counted,
                HealOffer.of(mode, suggested, counted).orElse(null));
    }

    private static Instant at(Optional<Row> set, String column) {
        return set.map(row -> row.getOffsetDateTime(column))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static Counted counted(Row row) {
        return new Counted(
                row.getLong("would"),
                row.getLong("settled"),
                row.getLong("recovered"),
                row.getLong("handled"),
                row.getLong("runs"),
                row.getLong("succeeded"),
                row.getLong("approved"),
                row.getLong("healed"),
                row.getLong("refused"));
    }

    private static Sentence name(Rulebook rulebook, String code) {
        return rulebook.catalogue().find(code).map(scenario -> scenario.name()).orElse(new Sentence(code, code));
    }

    /**
     * Sets mode and plan.
     *
     * @param expected the version that was edited, 0 for one that nobody has set, empty where none was named; fails with 428 and 412
     */
    public Uni<HealScenario> put(String workspace, String code, HealScenarioBody body, Optional<Long> expected) {
        var rulebook = rulebooks.current();
        var wish = body.check(code, rulebook);
        var entry = audit.entry(workspace, "self-heal.mode", code);
        return pool.withTransaction(transaction -> find(transaction, workspace, code)
                .invoke(known -> check(known, expected))
                .chain(known -> transaction
                        .preparedQuery(PUT)
                        .execute(Tuple.of(workspace, code, wish.mode().name(), wish.plan(), entry.actor()))
                        .map(rows -> rows.iterator().next())
                        .call(stored -> audit.record(
                                transaction,
                                entry.changing(
                                        known.map(HealScenarios::recorded).orElse(Map.of()), recorded(stored))))
                        .map(stored -> view(workspace, code, Optional.of(stored), Optional.empty(), rulebook))));
    }

    private static Uni<Optional<Row>> find(SqlClient transaction, String workspace, String code) {
        return transaction
                .preparedQuery("select * from heal_scenario where workspace = $1 and scenario = $2 for update")
                .execute(Tuple.of(workspace, code))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    private static void check(Optional<Row> known, Optional<Long> expected) {
        long version = known.map(row -> row.getLong("version")).orElse(0L);
        if (version > 0 && expected.isEmpty()) {
            throw ProblemException.preconditionRequired(
                    "Name in If-Match the ETag of what you read: somebody has set it before.");
        }
        if (expected.isPresent() && expected.get() != version) {
            throw ProblemException.preconditionFailed("The mode has changed meanwhile; read it again.");
        }
    }

    private static Map<String, ?> recorded(Row row) {
        var plan = row.getString("plan");
        return Map.of("mode", row.getString("mode"), "plan", plan == null ? "" : plan);
    }
}
