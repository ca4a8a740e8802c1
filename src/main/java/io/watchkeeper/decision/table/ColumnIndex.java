package io.watchkeeper.decision.table;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rows of a table one condition lets pass, by the fact's value. A blank cell lets everything pass. */
interface ColumnIndex {

    /**
     * Takes out of {@code rows} those that the condition refuses; where the index is not {@link #exact}, some of those stay.
     *
     * @param mask to be written over; as long as {@code rows}
     */
    void keep(long[] rows, long[] mask, Object actual);

    /** Whether what it keeps needs no second look. */
    default boolean exact() {
        return true;
    }

    /** Whether it is dear, and therefore better asked about few rows. */
    default boolean late() {
        return false;
    }

    /** Rows by value: for texts, flags and numbers. */
    record ByValue(Map<Object, Bits.Postings> byValue, long[] blank) implements ColumnIndex {
        @Override
        public void keep(long[] rows, long[] mask, Object actual) {
            var postings = actual == null ? null : byValue.get(actual);
            if (postings == null) {
                Bits.keep(rows, blank);
            } else {
                postings.keepIn(rows, blank, mask);
            }
        }
    }

    /** Rows by the value that they refuse. */
    record Excluding(Map<Object, Bits.Postings> refusing) implements ColumnIndex {
        @Override
        public void keep(long[] rows, long[] mask, Object actual) {
            if (actual instanceof Set<?> tokens) {
                tokens.forEach(token -> refuse(rows, token));
            } else if (actual != null) {
                refuse(rows, actual);
            }
        }

        private void refuse(long[] rows, Object value) {
            var postings = refusing.get(value);
            if (postings != null) {
                postings.removeFrom(rows);
            }
        }
    }

    /** Rows by token; where a row asks for several tokens at once, it is listed under its rarest and looked at again. */
    record ByToken(Map<Object, Bits.Postings> byToken, long[] blank, boolean exact) implements ColumnIndex {
        @Override
        public void keep(long[] rows, long[] mask, Object actual) {
            Bits.copy(blank, mask);
            for (var token : (Set<?>) actual) {
                var postings = byToken.get(token);
                if (postings != null) {
                    postings.addTo(mask);
                }
            }
            Bits.keep(rows, mask);
        }
    }

    /**
     * Rows by what a text begins or ends with.
     *
     * @param lengths of the affixes, each once
     */
    record ByAffix(Map<String, Bits.Postings> byAffix, int[] lengths, boolean ending, long[] blank)
            implements ColumnIndex {
        @Override
        public void keep(long[] rows, long[] mask, Object actual) {
            Bits.copy(blank, mask);
            if (actual instanceof String text) {
                for (int length : lengths) {
                    var postings = length > text.length() ? null : byAffix.get(affix(text, length));
                    if (postings != null) {
                        postings.addTo(mask);
                    }
                }
            }
            Bits.keep(rows, mask);
        }

        private String affix(String text, int length) {
            return ending ? text.substring(text.length() - length) : text.substring(0, length);
        }
    }

    /**
     * Rows by pattern, found by what its matches begin with. Each pattern is tried once a fact, and only where a row that asks for it is left.
     *
     * @param lengths of the beginnings, each once
     * @param refusing whether a match refuses the row
     */
    record ByPattern(Map<String, List<Listed>> byPrefix, int[] lengths, boolean refusing, long[] blank)
            implements ColumnIndex {

        record Listed(TextPattern pattern, Bits.Postings rows) {}

        @Override
        public void keep(long[] rows, long[] mask, Object actual) {
            Bits.copy(refusing ? rows : blank, mask);
            if (actual instanceof String text) {
                for (int length : lengths) {
                    var listed = length > text.length() ? null : byPrefix.get(text.substring(0, length));
                    if (listed != null) {
                        matched(listed, text, rows, mask);
                    }
                }
            }
            Bits.keep(rows, mask);
        }

        private void matched(List<Listed> listed, String text, long[] rows, long[] mask) {
            for (var one : listed) {
                if (one.rows().meets(rows) && one.pattern().matches(text)) {
                    if (refusing) {
                        one.rows().removeFrom(mask);
                    } else {
                        one.rows().addTo(mask);
                    }
                }
            }
        }

        @Override
        public boolean late() {
            return true;
        }
    }

    /** Rows that ask whether there is a value. */
    record Presence(long[] blank) implements ColumnIndex {
        @Override
        public void keep(long[] rows, long[] mask, Object actual) {
            if (actual == null) {
                Bits.keep(rows, blank);
            }
        }
    }
}
