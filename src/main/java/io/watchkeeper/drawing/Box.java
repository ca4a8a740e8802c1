package io.watchkeeper.drawing;

/** A box to be placed. @param id unique in its drawing; sizes in pixels */
public record Box(String id, double width, double height) {}
