package io.watchkeeper.event;

/** The scope in which events are counted for storms. */
public record ScenarioInWorkspace(String workspace, String scenario) {}
