package io.watchkeeper.healing;

import io.vertx.mutiny.sqlclient.Row;

/** A record that is due: what of it stays as it is, so that all about it can be asked at once. */
record DueRecord(
        long id,
        HealState state,
        String workspace,
        long event,
        String scenario,
        String plan,
        String objectKind,
        String object) {
    static DueRecord of(Row row) {
        return new DueRecord(
                row.getLong("id"),
                HealState.of(row.getString("state")),
                row.getString("workspace"),
                row.getLong("event_id"),
                row.getString("scenario"),
                row.getString("plan"),
                row.getString("object_kind"),
                row.getString("object_name"));
    }
}
