package io.watchkeeper.decision.diagnosis.edit;

import java.util.List;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.facts.Sentence;

/** An edit that cannot be made; the content is as it was. */
public final class EditRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Why why;
    private final transient List<RulebookProblem> problems;

    /**
     * @param field of the edit, such as {@code next}
     * @param value that stood in it
     */
    public record Why(String code, String field, String value, Sentence says) {}

    EditRefused(String code, String field, String value, Sentence says) {
        super(says.en(), null, false, false);
        this.why = new Why(code, field, value, says);
        this.problems = List.of();
    }

    /** @param problems that it would bring */
    EditRefused(List<RulebookProblem> problems) {
        super("The edit would bring errors.", null, false, false);
        this.why = new Why("PROBLEMS", "", "", new Sentence("The edit would bring errors.", "该修改会引入错误。"));
        this.problems = List.copyOf(problems);
    }

    static EditRefused overtaken() {
        return new EditRefused(
                "OVERTAKEN",
                "row",
                "",
                new Sentence(
                        "Somebody has changed this row meanwhile; look at the tree as it is now.",
                        "该行刚被他人修改，请查看现在的诊断树。"));
    }

    public Why why() {
        return why;
    }

    public List<RulebookProblem> problems() {
        return problems;
    }
}
