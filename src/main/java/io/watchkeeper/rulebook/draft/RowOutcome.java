package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.Map;

/** What came of sending a row form. */
public sealed interface RowOutcome {
    /**
     * It is stored.
     *
     * @param row where it stands now; of one that was deleted, where it stood
     * @param merged whether what somebody else had changed in it meanwhile was kept beside it
     */
    record Stored(int row, boolean merged) implements RowOutcome {}

    /**
     * The draft is as it was.
     *
     * @param row where it would have stood
     * @param typed by column, counted from 0
     */
    record Refused(int row, Map<Integer, String> typed, List<ProblemView> problems) implements RowOutcome {}

    /**
     * Somebody else changed the same cells, or took the row away; the draft is as they left it.
     *
     * @param row where it stands now, 0 where it is gone
     * @param typed what it would come to with one's own texts on top of theirs
     */
    record Overtaken(int row, Map<Integer, String> typed, List<Conflict> conflicts) implements RowOutcome {}

    /**
     * A cell of which there are three texts.
     *
     * @param was as the form showed it
     * @param mine as it was typed
     * @param theirs as it is stored now
     */
    record Conflict(int column, String was, String mine, String theirs) {}
}
