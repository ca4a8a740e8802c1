package io.watchkeeper.plan.operation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of an operation. */
public sealed interface Outcome {
    /** @param outputs by name, such as {@code exit}: later steps refer to them */
    record Done(SortedMap<String, String> outputs) implements Outcome {
        public Done {
            outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        }
    }

    /**
     * It is known not to have been done, or to have failed.
     *
     * @param why in words, never a credential
     */
    record Failed(String why) implements Outcome {}

    /** It may have been done: the answer did not come. Only what is idempotent is tried again. */
    record Unknown(String why) implements Outcome {}
}
