package io.watchkeeper.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.ProblemException;

/** The statements of {@link Workspaces}. */
@ApplicationScoped
class WorkspaceStore {
    private static final String COLUMNS = "code, name, name_zh, created_by, created_at";

    /** The default one first, then by code. */
    Uni<List<WorkspaceView>> all(SqlClient client) {
        return client.preparedQuery("select " + COLUMNS + " from workspace order by code <> $1, code")
                .execute(Tuple.of(Person.DEFAULT_WORKSPACE))
                .map(rows -> rows.stream().map(WorkspaceStore::view).toList());
    }

    /** @return empty where the code is taken */
    Uni<Optional<WorkspaceView>> insert(SqlClient client, NewWorkspace workspace, String by, Instant at) {
        Tuple values = Tuple.of(
                workspace.code(), workspace.name().en(), workspace.name().zh(), by, at.atOffset(ZoneOffset.UTC));
        return client.preparedQuery(
                        """
                        insert into workspace (code, name, name_zh, created_by, created_at) values ($1, $2, $3, $4, $5)
                        on conflict (code) do nothing returning\s"""
                                + COLUMNS)
                .execute(values)
                .map(rows -> rows.stream().map(WorkspaceStore::view).findFirst());
    }

    /** Fails with a {@link ProblemException} of status 404. */
    Uni<Void> mustExist(SqlClient client, String code) {
        return client.preparedQuery("select 1 from workspace where code = $1")
                .execute(Tuple.of(code))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("There is no such workspace.");
                    }
                })
                .replaceWithVoid();
    }

    private static WorkspaceView view(Row row) {
        String english = row.getString("name");
        String chinese = Optional.ofNullable(row.getString("name_zh")).orElse(english);
        return new WorkspaceView(
                row.getString("code"),
                new Sentence(english, chinese),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
