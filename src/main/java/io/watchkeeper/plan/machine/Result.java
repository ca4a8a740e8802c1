package io.watchkeeper.plan.machine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of a call. */
public sealed interface Result {
    record Done(SortedMap<String, String> outputs) implements Result {
        public Done {
            outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        }
    }

    record Failed(String why) implements Result {}

    /** It may have been done. */
    record Unknown(String why) implements Result {}
}
