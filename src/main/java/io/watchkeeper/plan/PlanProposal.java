package io.watchkeeper.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.decision.plan.PlanRequest;
import io.watchkeeper.decision.plan.Planned;
import io.watchkeeper.decision.plan.Planning;
import io.watchkeeper.decision.plan.Target;

/**
 * What a run is wished for with. Whoever wishes it, a person or self-heal, it acts on the objects of these names at the addresses that are known of them.
 *
 * @param targets names of objects; empty for those that the plan names
 * @param attended whether a person wishes it, see {@link PlanRequest}
 */
public record PlanProposal(
        String workspace, EventFacts event, Map<String, String> parameters, List<String> targets, boolean attended) {
    /** Of several kinds of one name hosts first: they are what is reached. */
    private static final String FIND =
            """
            select distinct on (q.name) q.name, o.kind, coalesce(o.addresses[1], q.name) as address
            from unnest($2::text[]) as q(name) join managed_object o on o.workspace = $1 and o.name = q.name
            where o.state <> 'DISMISSED' order by q.name, o.kind <> 'host', o.kind
            """;

    public PlanProposal {
        parameters = Map.copyOf(new TreeMap<>(parameters));
        targets = List.copyOf(targets);
    }

    /** Of a person. */
    static PlanProposal of(String workspace, EventFacts event, Map<String, String> parameters, List<String> targets) {
        return new PlanProposal(workspace, event, parameters, targets, true);
    }

    /** Of self-heal: what an event tells, and nothing else. */
    public static PlanProposal unattended(String workspace, EventFacts event, List<String> targets) {
        return new PlanProposal(workspace, event, Map.of(), targets, false);
    }

    /** The plan with all of it put in, or what is wrong with it. */
    public Uni<Planned> planned(SqlClient client, PlanLibrary library, EmergencyPlan plan) {
        return objects(client, workspace, names(plan)).map(known -> planned(library, plan, known));
    }

    /** @param known what {@link #objects} says of all that it would act on */
    public Planned planned(PlanLibrary library, EmergencyPlan plan, Map<String, Target> known) {
        return Planning.of(
                library, plan, request(names(plan).stream().map(known::get).toList()));
    }

    /** What it would act on. */
    public List<String> names(EmergencyPlan plan) {
        return targets.isEmpty() ? Planning.targetNames(plan, request(List.of())) : targets;
    }

    private PlanRequest request(List<Target> found) {
        var request = PlanRequest.of(event, parameters, found);
        return attended ? request : request.unattended();
    }

    /** What is known by each of these names; one that no object has is its own address. */
    public static Uni<Map<String, Target>> objects(SqlClient client, String workspace, List<String> names) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(workspace, names.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Target> known = new HashMap<>();
                    names.forEach(name -> known.put(name, new Target("", name, name)));
                    rows.forEach(row -> known.put(row.getString("name"), target(row)));
                    return known;
                });
    }

    private static Target target(Row row) {
        return new Target(row.getString("kind"), row.getString("name"), row.getString("address"));
    }
}
