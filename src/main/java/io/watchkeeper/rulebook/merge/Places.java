package io.watchkeeper.rulebook.merge;

import java.util.ArrayList;
import java.util.List;

/** What a merge comes upon: changed by the draft's side alone, by the other alone, and by both in different ways. */
record Places(List<Place> own, List<Place> other, List<Place> conflicts) {
    Places() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
