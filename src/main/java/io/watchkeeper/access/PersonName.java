package io.watchkeeper.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** The name under which a person signs in and stands in the record. */
record PersonName(String text) {
    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._@-]{0,98}[\\p{L}\\p{N}._@-])?");
    private static final String ALLOWED = "1 to 100 letters, digits, blanks and . _ @ -, with a letter or digit first";
    /** Names under which the record keeps what no person does. */
    private static final Set<String> RESERVED = Set.of("watchkeeper", "nobody", "environment");

    /** @throws ProblemException 422 for a name that cannot be given */
    static PersonName of(String typed) {
        String text = typed == null ? "" : typed.strip();
        if (!FORM.matcher(text).matches() || RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
            throw refused(Flaw.at("/name", "INVALID", "This cannot be a person's name.", "该名称不能用作用户名。")
                    .found(text)
                    .allowing(ALLOWED));
        }
        return new PersonName(text);
    }

    ProblemException taken() {
        return refused(Flaw.at("/name", "TAKEN", "A person or a token has this name already.", "已有用户或令牌使用该名称。")
                .found(text));
    }

    private static ProblemException refused(Flaw flaw) {
        return ProblemException.unprocessable("No person can be created with this name.", List.of(flaw));
    }
}
