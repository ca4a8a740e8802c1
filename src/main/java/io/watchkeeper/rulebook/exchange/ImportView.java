package io.watchkeeper.rulebook.exchange;

import java.util.List;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.merge.Place;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import brought to its draft.
 *
 * @param version of the draft
 * @param release what the import says it is; may be empty
 * @param digest of what was imported, before it was merged
 * @param base the version that local work was held to descend from
 * @param live the version that decided then
 * @param open conflicts that nobody has decided yet
 * @param kept what only local work changed: it stays
 * @param changedUpstream what only the import changed: it is taken
 * @param more how many of the three lists are not shown
 */
@Schema(name = "RulebookImport")
public record ImportView(
        long version,
        Library.Source source,
        String release,
        String digest,
        long base,
        long live,
        long open,
        List<Place> kept,
        List<Place> changedUpstream,
        int more,
        List<ImportConflict> conflicts) {
    private static final int SHOWN = 500;

    static ImportView of(Imported imported, RulebookContent draft) {
        var merge = imported.merge();
        var conflicts = imported.conflicts(merge, draft);
        return new ImportView(
                imported.version(),
                imported.library().source(),
                imported.library().release(),
                imported.library().content().digest(),
                imported.base().version(),
                imported.live().version(),
                conflicts.stream()
                        .filter(conflict -> conflict.state() == ImportConflict.State.OPEN)
                        .count(),
                first(merge.own()),
                first(merge.other()),
                left(merge.own()) + left(merge.other()) + left(conflicts),
                first(conflicts));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    private static int left(List<?> all) {
        return Math.max(0, all.size() - SHOWN);
    }
}
