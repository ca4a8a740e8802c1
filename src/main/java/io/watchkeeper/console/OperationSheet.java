package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.console.OutlineSheet.Group;

/**
 * The form of an operation.
 *
 * @param kind whose fields it has
 * @param connections that other operations of the kind act through
 * @param references that a parameter may have where nobody says
 * @param scripts of the script directory of this node
 */
public record OperationSheet(
        String kind,
        List<Group> groups,
        Declarations parameters,
        Declarations outputs,
        List<String> connections,
        List<String> references,
        List<String> scripts) {
    static final String CONNECTIONS = "connections";
    static final String SCRIPTS = "scripts";
}
