package io.watchkeeper.access.audit;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One page of the record, the newest first.
 *
 * @param nextCursor null on the last page
 */
public record AuditPage(List<Item> items, String nextCursor) {
    /**
     * One entry. What it does not say is null.
     *
     * @param sequence its place in the chain, null until it is sealed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String id,
            Instant at,
            String actor,
            String action,
            String target,
            Object detail,
            String address,
            String reason,
            Object before,
            Object after,
            Long sequence) {}
}
