package io.watchkeeper.access.audit;

/**
 * One place in the chain.
 *
 * @param content what the entry says now, null where it is gone
 * @param hash what was sealed
 */
record ChainLink(long sequence, long entryId, AuditContent content, String hash) {}
