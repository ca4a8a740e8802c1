package io.watchkeeper.rulebook.archive;

/** How it is told that an archive is not taken; each gives what is to be thrown. The entry is empty where no single one is to blame. */
public interface ZipRefusals {
    /** It is no archive, or damaged, or encrypted. */
    RuntimeException broken(String entry);

    RuntimeException tooLarge(String entry);

    /** The name is no plain path, or the entry is a link. */
    RuntimeException badName(String entry);

    /** Two entries have this name. */
    RuntimeException twice(String entry);
}
