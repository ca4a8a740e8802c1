package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a draft is made from.
 *
 * @param basedOn a stored version; null for the live one
 * @param note what it is for, at most 2,000 characters; may be null
 */
@Schema(name = "NewDraft", examples = "{\"basedOn\":7,\"note\":\"Disks of databases are urgent\"}")
public record NewDraft(Long basedOn, String note) {
    private static final int LONGEST_NOTE = 2_000;

    public NewDraft {
        note = note == null ? "" : note.strip();
    }

    Optional<Long> base() {
        return Optional.ofNullable(basedOn);
    }

    /** @throws ProblemException 422 for a note that cannot be kept */
    void check() {
        if (note.length() > LONGEST_NOTE) {
            throw refused(Flaw.at("/note", "TOO_LONG", "This is too long.", "内容过长。")
                    .allowing("at most " + LONGEST_NOTE + " characters"));
        }
        if (note.indexOf('\0') >= 0) {
            throw refused(Flaw.at("/note", "UNREADABLE", "The character U+0000 cannot be stored.", "不能包含字符 U+0000。"));
        }
    }

    static ProblemException unknownBase(Object version) {
        return refused(Flaw.at("/basedOn", "NOT_FOUND", "There is no such version of the rulebook.", "没有这个规则版本。")
                .found(String.valueOf(version)));
    }

    private static ProblemException refused(Flaw flaw) {
        return ProblemException.unprocessable("The draft cannot be made.", List.of(flaw));
    }
}
