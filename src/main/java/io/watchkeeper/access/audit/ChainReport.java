package io.watchkeeper.access.audit;

import java.util.List;

/**
 * What a walk along the chain found.
 *
 * @param links how many places were looked at
 * @param waiting entries that are not sealed yet
 * @param since the place before the first one, where retention ended
 * @param head the last place; written down elsewhere, it shows later whether everything up to it was left alone
 * @param findings what is wrong, the first hundred of each kind
 */
public record ChainReport(long links, long waiting, ChainEnd since, ChainEnd head, List<Finding> findings) {
    public ChainReport {
        findings = List.copyOf(findings);
    }

    public boolean whole() {
        return findings.isEmpty();
    }
}
