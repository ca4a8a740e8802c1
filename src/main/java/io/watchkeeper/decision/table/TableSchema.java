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
 * @param hitPolicy as stated above the table
 * @param objects the facts that its rows look at, at least one
 * @param attributes columns of NAME, DESCRIPTION, PRIORITY and the like
 * @param tags columns of METADATA by the name of the tag
 * @param actions columns of the ACTION keyword, each to be filled in every row
 * @param decision what a row inserts
 * @param arguments the components of that decision
 */
public record TableSchema(
        String name,
        int startColumn,
        int firstRow,
        HitPolicy hitPolicy,
        List<TableObject> objects,
        Map<Keyword, Integer> attributes,
        Map<String, Integer> tags,
        List<Condition> conditions,
        List<Integer> actions,
        FactType decision,
        List<Argument> arguments) {

    /** The type of the fact that every row looks at. */
    public FactType fact() {
        return objects.get(0).type();
    }

    /** Whether a row may fire at one time and not at another. */
    public boolean dated() {
        return attributes.containsKey(Keyword.DATE_EFFECTIVE) || attributes.containsKey(Keyword.DATE_EXPIRES);
    }
}
