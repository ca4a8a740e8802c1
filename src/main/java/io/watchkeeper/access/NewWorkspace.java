package io.watchkeeper.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/**
 * What is asked for a workspace that does not exist yet.
 *
 * @param code never changes; stands in URLs, tokens and groups of an identity provider
 * @param name a missing language falls back to the other, a missing name to the code
 */
public record NewWorkspace(String code, Sentence name) {
    private static final Pattern CODE = Pattern.compile("[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final int LONGEST = 100;

    /** @throws ProblemException 422 that names every member which is wrong */
    NewWorkspace checked() {
        List<Flaw> flaws = new ArrayList<>();
        String given = code == null ? "" : code.strip();
        if (!CODE.matcher(given).matches()) {
            flaws.add(Flaw.at("/code", "INVALID", "This cannot be a workspace's code.", "该代码不能用作工作空间代码。")
                    .found(given)
                    .allowing("1 to 40 small letters, digits and -, with a letter first"));
        }
        String en = name == null ? "" : name.en();
        String zh = name == null ? "" : name.zh();
        if (tooLong(en) || tooLong(zh)) {
            flaws.add(Flaw.at("/name", "INVALID", "The name is too long or not one line.", "名称过长或不是单行文本。")
                    .allowing("at most 100 characters on one line"));
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("No workspace can be created from this.", flaws);
        }
        return new NewWorkspace(given, new Sentence(first(en, zh, given), first(zh, en, given)));
    }

    private static boolean tooLong(String text) {
        return text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl);
    }

    private static String first(String one, String other, String last) {
        if (!one.isEmpty()) {
            return one;
        }
        return other.isEmpty() ? last : other;
    }
}
