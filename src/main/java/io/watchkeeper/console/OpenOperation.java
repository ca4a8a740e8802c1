package io.watchkeeper.console;

import java.util.List;
import java.util.TreeMap;

import io.watchkeeper.decision.plan.OperationEdit;
import io.watchkeeper.decision.plan.OperationFile;
import io.watchkeeper.decision.plan.OperationOffers;
import io.watchkeeper.decision.plan.OperationTrial;
import io.watchkeeper.decision.plan.OutlineFields;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.DraftEdits;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.ProblemView;

/** An operation of a draft with all that its form needs. Reading it takes some tens of milliseconds. */
record OpenOperation(FileDesk.Held held, String text, OperationOffers offers, List<String> scripts) {
    /** @param scripts of the script directory of this node; fails with 404 for what is no operation */
    static OpenOperation of(FileDesk.Held held, List<String> scripts) {
        if (!RulebookAddress.operation(held.file())) {
            throw ProblemException.notFound("There is no such operation in this version of the rulebook.");
        }
        // a new operation begins with the same example as its text does
        var text = held.text().isBlank() ? NewFile.text(held.file()) : held.text();
        var code = held.file().substring(OperationFile.FOLDER.length()).replaceFirst("\\.yaml$", "");
        return new OpenOperation(held, text, new OperationOffers(library(held, text), code), scripts);
    }

    private static PlanLibrary library(FileDesk.Held held, String text) {
        var files = new TreeMap<>(held.rulebook().content().files());
        files.put(held.file(), text);
        return PlanLibrary.read(files);
    }

    /** @param asked in which nothing is wrong */
    OperationTrial trial(OperationForm asked) {
        var library = library(held, edited(asked.fields()));
        var operation = library.operation(offers.code()).orElseThrow();
        return OperationTrial.of(library, operation, asked.values(), asked.target());
    }

    private OperationEdit edit() {
        try {
            return OperationEdit.of(text);
        } catch (IllegalArgumentException unfit) {
            throw ProblemException.conflict(
                    "A form cannot show this file (" + unfit.getMessage() + "): edit it as text.");
        }
    }

    /** The file with what was typed. */
    String edited(OutlineFields typed) {
        var edit = edit();
        edit.change(typed);
        return edit.yaml();
    }

    EditedOperation stored(DraftEdits edits) {
        return page(edit().fields(), List.of(), edits);
    }

    /** @param problems of what was typed */
    EditedOperation page(OutlineFields typed, List<ProblemView> problems, DraftEdits edits) {
        var sheets = new OperationSheets(offers, typed, problems);
        var sheet = sheets.sheet(scripts);
        return new EditedOperation(
                held.rulebook().about(), held.file(), held.etag(), sheet, edits, null, sheets.elsewhere(), null);
    }
}
