package io.watchkeeper.rulebook.exchange;

import java.util.function.Function;
import java.util.stream.Stream;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.StoredRulebook;

/** What a version can be taken along as. */
public enum ExportFormat {
    KJAR("jar", "application/java-archive", RulebookArchive::kjar),
    ZIP("zip", "application/zip", RulebookArchive::folder);

    private final String ending;
    private final String type;
    private final Function<StoredRulebook, byte[]> writer;

    ExportFormat(String ending, String type, Function<StoredRulebook, byte[]> writer) {
        this.ending = ending;
        this.type = type;
        this.writer = writer;
    }

    /**
     * @param name {@code kjar} or {@code zip}; null for a KJAR
     * @throws ProblemException 400 for any other
     */
    public static ExportFormat named(String name) {
        return Stream.of(values())
                .filter(format -> name == null || format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(
                        "There is no such format.",
                        Flaw.of("INVALID_PARAMETER", "There is no such format.", "没有这种格式。")
                                .found(name)
                                .allowing("kjar, zip")));
    }

    public byte[] write(StoredRulebook stored) {
        return writer.apply(stored);
    }

    /** Its media type. */
    public String type() {
        return type;
    }

    /** Such as {@code rulebook-7-89abcdef0123.jar}. */
    public String fileName(StoredRulebook stored) {
        return "rulebook-" + RulebookArchive.release(stored) + "." + ending;
    }
}
