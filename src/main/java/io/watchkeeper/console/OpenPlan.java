package io.watchkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.decision.plan.OutlineEdit;
import io.watchkeeper.decision.plan.OutlineFields;
import io.watchkeeper.decision.plan.OutlineOffers;
import io.watchkeeper.decision.plan.OutlinePlace;
import io.watchkeeper.decision.plan.OutlinePlace.Section;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.plan.PlanDrawing;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.DraftEdits;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.ProblemView;

/** A plan of a draft with all that its forms need. Reading it takes some tens of milliseconds. */
record OpenPlan(FileDesk.Held held, String text, OutlineOffers offers) {
    /** Fails with 404 for what is no plan. */
    static OpenPlan of(FileDesk.Held held) {
        var code = held.file().replaceFirst("^plans/", "").replaceFirst("\\.yaml$", "");
        // a new plan begins with one step of a person, so that it is whole from the first moment
        var text = held.text().isBlank() ? NewFile.text(held.file()) : held.text();
        var files = new TreeMap<>(held.rulebook().content().files());
        files.put(held.file(), text);
        var library = PlanLibrary.read(files);
        var plan = library.plans().find(code).orElseThrow(OpenPlan::unknown);
        return new OpenPlan(held, text, new OutlineOffers(library, plan));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such plan in this version of the rulebook.");
    }

    private OutlineEdit edit() {
        try {
            return OutlineEdit.of(text);
        } catch (IllegalArgumentException noPlan) {
            throw unknown();
        }
    }

    /** The file with what is asked for. */
    String edited(OutlineForm asked) {
        return asked.applied(edit(), offers);
    }

    /** What is stored of the part that is asked for. */
    Shown stored(OutlineForm asked) {
        var edit = edit();
        var place = asked.sheet();
        var sheets = new OutlineSheets(offers, edit, List.of());
        if (place.head() || held.text().isBlank()) {
            var head = new OutlineSheet.Place("plan", "", "", "", "", "");
            return new Shown(sheets.head(head, edit.head()), null, List.of());
        }
        var sheet = asked.place().flatMap(of -> (place.adds() ? Optional.of(fresh(place)) : edit.find(of))
                .map(fields -> sheets.entry(place, of, fields, does(of, fields))));
        return new Shown(sheet.orElse(null), null, List.of());
    }

    private static OutlineFields fresh(OutlineSheet.Place place) {
        return place.from().isEmpty() ? OutlineFields.NONE : OutlineFields.of(Map.of("after", place.from()));
    }

    private static String does(OutlinePlace of, OutlineFields fields) {
        if (of.section() != Section.STEPS || !fields.text("check").isEmpty()) {
            return "CHECK";
        }
        return !fields.text("operation").isEmpty()
                ? "OPERATION"
                : fields.text("plan").isEmpty() ? "MANUAL" : "PLAN";
    }

    /** What was typed, with what is wrong with it. */
    Shown typed(OutlineForm asked, List<ProblemView> problems) {
        var sheets = new OutlineSheets(offers, edit(), problems);
        var fields = asked.fields(offers);
        var place = asked.sheet();
        var sheet = place.head()
                ? sheets.head(place, fields)
                : asked.types()
                        ? asked.place()
                                .map(of -> sheets.entry(place, of, fields, asked.does()))
                                .orElse(null)
                        : null;
        return new Shown(sheet, null, sheets.elsewhere());
    }

    /** @param elsewhere what is wrong and stands beside no field */
    record Shown(OutlineSheet sheet, Refusal.Shown refused, List<ProblemView> elsewhere) {
        Shown because(Refusal.Shown why) {
            return new Shown(sheet, why, elsewhere);
        }

        /** @param language of the drawing */
        PlanOutline page(OpenPlan plan, DraftEdits edits, String language) {
            var picture = PlanDrawing.of(plan.offers().library(), plan.offers().plan(), language);
            return PlanOutline.of(plan.held(), plan.edit(), picture, sheet, edits)
                    .refused(refused, elsewhere);
        }
    }
}
