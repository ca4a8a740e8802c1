package io.watchkeeper.rulebook.draft;

import java.util.Optional;

import io.watchkeeper.decision.Problems;

/** How a table travels: one form a media type. The store, the checks and the API know only the text of the sheet. */
interface TableFormat {
    /**
     * The sheet as CSV text, lines ended by \n.
     *
     * @param stored the text of the table as it is now
     * @return empty when the file itself cannot be read, which a problem then says
     */
    Optional<String> read(byte[] file, String stored, Problems.InFile problems);

    byte[] write(String text);
}
