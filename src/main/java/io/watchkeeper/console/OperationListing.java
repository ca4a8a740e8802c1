package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.plan.OperationView;
import io.watchkeeper.remote.Scripts;

/**
 * What the catalogue of operations shows.
 *
 * @param scripts what stands in the script directory of this node
 */
public record OperationListing(List<OperationView> operations, List<Scripts.Found> scripts) {
    /** Codes of the operations that run a script. */
    public List<String> running(String script) {
        return operations.stream()
                .filter(operation ->
                        operation.kind().equals("SCRIPT") && operation.does().contains(script))
                .map(OperationView::code)
                .toList();
    }
}
