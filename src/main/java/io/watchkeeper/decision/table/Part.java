package io.watchkeeper.decision.table;

/**
 * Which of the values of a cell is meant: {@code $2} stands for the second of those that commas part.
 *
 * @param number counted from 1, or 0 for the whole cell
 * @param of how many values such a cell holds
 */
public record Part(int number, int of) {
    static final Part WHOLE = new Part(0, 1);

    boolean whole() {
        return number == 0;
    }
}
