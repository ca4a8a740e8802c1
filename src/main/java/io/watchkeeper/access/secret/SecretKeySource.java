package io.watchkeeper.access.secret;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this node's keys come from: the environment, else a file in the data folder. */
public final class SecretKeySource {
    private final Optional<String> words;
    private final Optional<String> formerWords;
    private final SecretKeyFile file;
    private volatile SecretKeys known;

    /**
     * @param words {@code WATCHKEEPER_SECRET_KEY}
     * @param formerWords {@code WATCHKEEPER_SECRET_KEY_PREVIOUS}
     * @param folder the data folder, read only where there are no words
     */
    public SecretKeySource(Optional<String> words, Optional<String> formerWords, Path folder) {
        this.words = words.map(String::strip).filter(text -> !text.isEmpty());
        this.formerWords = formerWords.map(String::strip).filter(text -> !text.isEmpty());
        this.file = new SecretKeyFile(folder);
    }

    /** Made at the first use: most installations keep no secret for long. */
    SecretKeys keys() {
        if (known == null) {
            known = new SecretKeys(load());
        }
        return known;
    }

    /** The keys as they are now: a command may have rotated the file's. */
    SecretKeys reload() {
        known = null;
        return keys();
    }

    boolean isFile() {
        return words.isEmpty();
    }

    SecretKeyFile file() {
        return file;
    }

    private List<SecretKey> load() {
        return isFile()
                ? file.keys()
                : Stream.concat(words.stream(), formerWords.stream())
                        .map(SecretKey::ofWords)
                        .toList();
    }
}
