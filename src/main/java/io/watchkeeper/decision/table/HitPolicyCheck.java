package io.watchkeeper.decision.table;

import java.util.List;

/** Checks that the rows of a table say to stock Drools what its hit policy says to us. */
final class HitPolicyCheck {
    private final TableSchema schema;
    private final Complaints complaints;

    HitPolicyCheck(TableSchema schema, Complaints complaints) {
        this.schema = schema;
        this.complaints = complaints;
    }

    /** @param rows in the order of the sheet */
    void check(List<TableRow> rows) {
        if (schema.hitPolicy() == HitPolicy.UNSTATED || rows.isEmpty()) {
            return;
        }
        var group = schema.hitPolicy().grouped() ? rows.get(0).group() : "";
        int column = schema.attributes().getOrDefault(Keyword.ACTIVATION_GROUP, schema.startColumn());
        for (var row : rows) {
            if (!row.group().equals(group) || schema.hitPolicy().grouped() && group.isEmpty()) {
                complaints.about(
                        row.sheetRow() - 1,
                        column,
                        "HIT_POLICY",
                        schema.hitPolicy().grouped()
                                ? "Under this hit policy all rows have one activation group."
                                : "Under this hit policy no row has an activation group.",
                        schema.hitPolicy().grouped() ? "在该命中策略下所有行须属于同一个互斥组。" : "在该命中策略下任何行都不能有互斥组。",
                        group);
            }
        }
    }
}
