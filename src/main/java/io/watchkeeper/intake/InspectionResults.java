package io.watchkeeper.intake;

/** Reads inspection results, one or an array. */
final class InspectionResults implements PostReader {
    private final Limits limits;

    InspectionResults(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Reading read(byte[] body, Post post) {
        return PostCursor.walk(
                body,
                cursor ->
                        OneOrMany.walk(cursor, limits.ownMembers(), new InspectionReader(cursor, limits, post)::read));
    }
}
