package io.watchkeeper.decision.plan;

/**
 * What a plan acts on.
 *
 * @param kind of the object, such as HOST; empty where it is not known
 * @param name of the object: a run locks this name within its workspace
 * @param address to reach it by, the name where the object has none
 */
public record Target(String kind, String name, String address) {}
