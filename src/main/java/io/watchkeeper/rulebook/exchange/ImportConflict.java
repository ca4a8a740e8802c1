package io.watchkeeper.rulebook.exchange;

import java.util.Optional;

import io.watchkeeper.rulebook.merge.Place;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What both the import and local work changed, each in its own way.
 *
 * @param row in the sheet as it was when the import came; 0 for a row that local work had deleted, and for a whole file
 * @param name of the row, empty for a whole file
 * @param ours the line, or the file, as it was live; null where it was not there
 * @param theirs as the import has it; null where it is not there
 */
@Schema(name = "ImportConflict")
public record ImportConflict(String file, int row, String name, String ours, String theirs, State state) {
    /** What became of it. */
    public enum State {
        /** Nobody has decided; the draft holds what was live. */
        OPEN,
        /** Somebody decided for what was live. */
        OURS,
        THEIRS,
        /** The draft holds neither. */
        EDITED
    }

    private static final int SHOWN = 2_000;

    static ImportConflict of(Place place, Optional<String> ours, Optional<String> theirs, State state) {
        return new ImportConflict(place.file(), place.row(), place.name(), shortened(ours), shortened(theirs), state);
    }

    Place place() {
        return new Place(file, row, name);
    }

    private static String shortened(Optional<String> text) {
        return text.map(whole -> whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN) + "…")
                .orElse(null);
    }
}
