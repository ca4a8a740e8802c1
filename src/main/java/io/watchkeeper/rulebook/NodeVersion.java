package io.watchkeeper.rulebook;

/**
 * What a node of this installation decides with.
 *
 * @param node the name that the node goes by
 */
public record NodeVersion(String node, long version) {}
