package io.watchkeeper.decision.table;

import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.content.FactType;

/**
 * The header of a decision table, understood.
 *
 * @param name what stands after RuleTable; prefix of the names of its rules
 * @param startColumn first column of the table; what stands left of it is comment
 * @param firstRow sheet row of the first data row, counted from 0
 * @param fact the one fact type that its rows look at
 * @param attributes columns of NAME, DESCRIPTION, PRIORITY and ACTIVATION-GROUP
 * @param actions columns of the ACTION keyword, each to be filled in every row
 * @param decision what a row inserts
 * @param arguments the components of that decision
 */
public record TableSchema(
        String name,
        int startColumn,
        int firstRow,
        FactType fact,
        Map<Keyword, Integer> attributes,
        List<Condition> conditions,
        List<Integer> actions,
        FactType decision,
        List<Argument> arguments) {}
