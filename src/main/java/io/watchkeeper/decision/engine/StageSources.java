package io.watchkeeper.decision.engine;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.table.DecisionTable;

/**
 * What Drools compiles for a stage: its DRL files as they are, and one generic rule a table. The rows of tables are no part of it.
 *
 * @param drl texts by path under {@code rules/}
 */
record StageSources(Stage stage, SortedMap<String, String> drl, String tableRules) {
    static final String TABLES = "tables";

    static final String GENERIC = "rows of table ";

    static StageSources of(Stage stage, Map<String, String> drl, List<DecisionTable> tables) {
        var text = new StringBuilder("package " + rulePackage(stage) + "\n");
        text.append("import io.watchkeeper.facts.*\n");
        text.append("global ").append(TableRun.class.getName()).append(" tables\n");
        for (int table = 0; table < tables.size(); table++) {
            text.append("rule \"%s%d\" when $fact : %s() then tables.decide(%d, $fact, drools); end\n"
                    .formatted(GENERIC, table, tables.get(table).schema().fact().name(), table));
        }
        return new StageSources(stage, Collections.unmodifiableSortedMap(new TreeMap<>(drl)), text.toString());
    }

    static String rulePackage(Stage stage) {
        return "rules." + stage.folder();
    }

    static boolean generic(String rule) {
        return rule.startsWith(GENERIC);
    }

    /** Equal sources have equal keys. */
    String key() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
