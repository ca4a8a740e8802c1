package io.watchkeeper.rulebook.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.exchange.ImportConflict.State;
import io.watchkeeper.rulebook.merge.Merge;
import io.watchkeeper.rulebook.merge.Place;
import io.watchkeeper.rulebook.merge.Placed;
import io.watchkeeper.rulebook.merge.Side;

/**
 * An import, whole.
 *
 * @param version of its draft
 * @param base what local work descends from
 * @param live what decided when it came
 * @param kept conflicts in which a person decided for what was live
 */
record Imported(long version, Library library, Merged base, Merged live, List<Place> kept) {
    Imported {
        kept = List.copyOf(kept);
    }

    /** One of the two that it was merged with. */
    record Merged(long version, RulebookContent content) {}

    /** The draft at its beginning: local work holds in a conflict, so that nothing is lost unseen. */
    Merge merge() {
        return Merge.of(base.content(), library.content(), live.content(), Side.DRAFT);
    }

    /** Its conflicts, as they stand in the draft. */
    List<ImportConflict> conflicts(Merge merge, RulebookContent draft) {
        var ours = new Placed(live.content());
        var theirs = new Placed(library.content());
        var now = new Placed(draft);
        return merge.conflicts().stream()
                .map(place -> conflict(place, ours.text(place), theirs.text(place), now.text(place)))
                .toList();
    }

    private ImportConflict conflict(Place place, Optional<String> ours, Optional<String> theirs, Optional<String> now) {
        var state = now.equals(theirs)
                ? State.THEIRS
                : !now.equals(ours) ? State.EDITED : kept.stream().anyMatch(place::same) ? State.OURS : State.OPEN;
        return ImportConflict.of(place, ours, theirs, state);
    }

    /** What is kept after a decision. */
    List<Place> keptAfter(List<Place> decided, Side side) {
        var others = kept.stream().filter(place -> decided.stream().noneMatch(place::same));
        return side == Side.DRAFT ? Stream.concat(others, decided.stream()).toList() : others.toList();
    }

    /** The draft with these as one of the sides has them; empty where a row can no longer be told from others. */
    Optional<RulebookContent> decided(RulebookContent draft, List<Place> places, Side side) {
        return new Placed(draft).with(places, side == Side.DRAFT ? live.content() : library.content());
    }
}
