package io.watchkeeper.rulebook;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookRejected;

/** The content that this node brings along: the library on its class path, or a folder in its place. */
@Singleton
public class OfferedContent {
    public static final String LIBRARY = "content-library";
    public static final String DIRECTORY = "directory";

    private final Optional<Path> directory;
    private final boolean replaceBroken;

    public OfferedContent(RulebookConfig config) {
        this.directory = config.directory();
        this.replaceBroken = config.replaceBroken();
    }

    String creator() {
        return directory.isPresent() ? DIRECTORY : LIBRARY;
    }

    /** Whether the content can change while the service runs. */
    public boolean watched() {
        return directory.isPresent();
    }

    /** Whether the watched folder would at once take the place of the version, were it live. */
    public boolean undoes(RulebookVersion version) {
        if (!watched()) {
            return false;
        }
        try {
            return mayReplace(version, true, read().digest(), true);
        } catch (RulebookRejected unreadable) {
            // once its files are mended
            return mayReplace(version, true, "", true);
        }
    }

    /** @throws RulebookRejected when a file is not UTF-8 text */
    public RulebookContent read() {
        return directory.map(RulebookFiles::folder).orElseGet(RulebookFiles::library);
    }

    /** Whether the version came as an offer, and was not made by people. */
    public boolean own(RulebookVersion version) {
        return Set.of(LIBRARY, DIRECTORY).contains(version.createdBy());
    }

    /**
     * Whether the offer may take the place of the live version. What a person published stays. A folder is followed to the letter; the library is imported
     * only where no stored version holds the same content, else a restart would undo a rollback, and nodes of two releases would take turns.
     */
    boolean mayReplace(RulebookVersion live, boolean compiles, String digest, boolean known) {
        if (!own(live)) {
            return false;
        }
        return watched() ? !live.digest().equals(digest) : !known && (compiles || replaceBroken);
    }
}
