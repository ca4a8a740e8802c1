package io.watchkeeper.access.secret;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** What a secret and its name may be. No refusal repeats the value. */
public final class SecretRules {
    /** Room for a private key of RSA with 16,384 bits. */
    static final int LONGEST = 16_384;

    private SecretRules() {}

    /** @throws ProblemException 422 for a name that is none */
    public static SecretReference given(String workspace, String name) {
        if (name == null || !SecretReference.mayBeGiven(name)) {
            throw ProblemException.unprocessable(
                    "This cannot be the name of a secret.",
                    List.of(Flaw.at(null, "INVALID_NAME", "The name cannot be used.", "该名称不可用。")
                            .found(name)
                            .allowing("1 to 100 letters, digits and . _ -, the first a letter or digit")));
        }
        return new SecretReference(workspace, name);
    }

    /** @throws ProblemException 422 for a value that cannot be kept */
    public static SecretValue given(String value) {
        value(value).ifPresent(flaw -> {
            throw ProblemException.unprocessable("The secret cannot be kept.", List.of(flaw));
        });
        return SecretValue.of(value);
    }

    static Optional<Flaw> value(String value) {
        return value == null || value.isEmpty() || value.length() > LONGEST || value.indexOf('\0') >= 0
                ? Optional.of(Flaw.at("/value", "INVALID", "The secret must be a text.", "密钥必须是文本。")
                        .allowing("1 to " + LONGEST + " characters"))
                : Optional.empty();
    }
}
