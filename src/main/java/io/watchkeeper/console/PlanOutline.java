package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.watchkeeper.decision.plan.OutlineEdit;
import io.watchkeeper.decision.plan.OutlineFields;
import io.watchkeeper.decision.plan.OutlinePlace.Section;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.PlanPicture;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.draft.DraftEdits;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.ProblemView;

/**
 * A plan of a draft, open as an outline.
 *
 * @param picture of what is stored
 * @param parts its checks, its steps and what verifies it, as they are stored
 * @param sheet the form that is open, or null
 * @param refused why the last edit was not stored, null where nothing was refused
 * @param problems of the last edit that stand beside no field
 */
public record PlanOutline(
        RulebookVersion about,
        String file,
        String etag,
        PlanPicture picture,
        List<Part> parts,
        OutlineSheet sheet,
        DraftEdits edits,
        Refusal.Shown refused,
        List<ProblemView> problems) {
    /** @param section by the name of the member that holds it */
    public record Part(String section, List<Line> lines) {
        /** Id of the last one, empty where there is none. */
        public String last() {
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1).id();
        }
    }

    /**
     * @param of what it does, by code; empty for what a person does
     * @param before id of the one before it, empty for the first
     */
    public record Line(String at, String id, Sentence text, String of, String before) {}

    static PlanOutline of(
            FileDesk.Held held, OutlineEdit edit, PlanPicture picture, OutlineSheet sheet, DraftEdits edits) {
        var parts = Stream.of(Section.values())
                .map(section -> new Part(section.member(), lines(edit, section)))
                .toList();
        return new PlanOutline(
                held.rulebook().about(), held.file(), held.etag(), picture, parts, sheet, edits, null, List.of());
    }

    private static List<Line> lines(OutlineEdit edit, Section section) {
        var lines = new ArrayList<Line>();
        var before = "";
        for (var entry : edit.entries(section)) {
            var id = entry.place().id();
            var fields = entry.fields();
            var text = new Sentence(fields.text("en"), fields.text("zh"));
            lines.add(new Line(entry.place().path(), id, text, of(fields), before));
            before = id;
        }
        return lines;
    }

    private static String of(OutlineFields fields) {
        return fields.text("operation") + fields.text("check") + fields.text("plan");
    }

    PlanOutline refused(Refusal.Shown shown, List<ProblemView> elsewhere) {
        return new PlanOutline(about, file, etag, picture, parts, sheet, edits, shown, elsewhere);
    }
}
