package io.watchkeeper.rulebook.archive;

import java.util.regex.Pattern;

/**
 * What an archive may hold.
 *
 * @param names of its entries, folders with a slash at the end; whatever they match, none climbs out of the archive
 * @param entries how many of them
 * @param entryBytes of one, inflated
 * @param allBytes of all that is read, inflated
 */
public record ZipLimits(Pattern names, int entries, long entryBytes, long allBytes) {
    private static final Pattern CLIMBING = Pattern.compile("(?:^|.*/)\\.{1,2}(?:/.*|$)");
    /** Of inflated to stored bytes, above {@link #SMALL_BYTES}. */
    private static final int RATIO = 100;

    private static final int SMALL_BYTES = 1 << 20;

    boolean allows(String name) {
        return names.matcher(name).matches() && !CLIMBING.matcher(name).matches();
    }

    boolean exceeded(long inflated, long stored) {
        return inflated > entryBytes || inflated > SMALL_BYTES && inflated / RATIO > Math.max(1, stored);
    }
}
