package io.watchkeeper.decision;

import java.util.SortedMap;

/** Why, as a code of {@code reasons.csv} and the values that its text names; rendered in the reader's language when shown. */
public record Reason(String code, SortedMap<String, String> arguments) {}
