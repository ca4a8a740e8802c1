package io.watchkeeper.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.plan.EmergencyPlan;

/** The numbers by which people know the texts of a plan: each text that was ever looked at has one, counted from 1 for each code. */
@Singleton
public class PlanVersions {
    private static final String NUMBER =
            """
            insert into plan_version (code, number, digest, yaml)
            select given.code, coalesce((select max(number) from plan_version last where last.code = given.code), 0) + 1,
                   given.digest, given.yaml
            from unnest($1::text[], $2::text[], $3::text[]) as given (code, digest, yaml)
            where not exists (select from plan_version known where known.code = given.code and known.digest = given.digest)
            order by given.code
            on conflict do nothing
            """;
    private static final String FIND =
            """
            select known.code, known.number from plan_version known
            join unnest($1::text[], $2::text[]) as given (code, digest) using (code, digest)
            """;
    /** Two nodes may meet another text each, and want the same number for it. */
    private static final int RACES = 5;

    private final Pool pool;

    PlanVersions(Pool pool) {
        this.pool = pool;
    }

    /** A new text gets its number by this. */
    public Uni<Long> of(EmergencyPlan plan) {
        return of(List.of(plan)).map(numbers -> numbers.get(plan.code()));
    }

    /** By code. */
    public Uni<Map<String, Long>> of(Collection<EmergencyPlan> plans) {
        return of(plans, 1);
    }

    private Uni<Map<String, Long>> of(Collection<EmergencyPlan> plans, int attempt) {
        return find(plans).chain(found -> {
            if (found.size() == plans.size()) {
                return Uni.createFrom().item(found);
            }
            if (attempt == RACES) {
                return Uni.createFrom().failure(new IllegalStateException("plans could not be numbered"));
            }
            return number(plans.stream()
                            .filter(plan -> !found.containsKey(plan.code()))
                            .toList())
                    .chain(() -> of(plans, attempt + 1));
        });
    }

    private Uni<Map<String, Long>> find(Collection<EmergencyPlan> plans) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(codes(plans), digests(plans)))
                .map(rows -> {
                    var numbers = new HashMap<String, Long>();
                    rows.forEach(row -> numbers.put(row.getString("code"), row.getLong("number")));
                    return numbers;
                });
    }

    private Uni<Void> number(Collection<EmergencyPlan> plans) {
        var texts = plans.stream().map(EmergencyPlan::yaml).toArray(String[]::new);
        return pool.preparedQuery(NUMBER)
                .execute(Tuple.of(codes(plans), digests(plans), texts))
                .replaceWithVoid();
    }

    /** A text of a plan that was ever looked at. */
    record Text(String code, String digest, String yaml) {}

    /** All there are, but for those that are known by their digests. */
    Uni<List<Text>> beside(Collection<String> digests) {
        return pool.preparedQuery("select code, digest, yaml from plan_version where not digest = any($1)")
                .execute(Tuple.of(digests.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Text(row.getString("code"), row.getString("digest"), row.getString("yaml")))
                        .toList());
    }

    private static String[] codes(Collection<EmergencyPlan> plans) {
        return plans.stream().map(EmergencyPlan::code).toArray(String[]::new);
    }

    private static String[] digests(Collection<EmergencyPlan> plans) {
        return plans.stream().map(EmergencyPlan::digest).toArray(String[]::new);
    }
}
