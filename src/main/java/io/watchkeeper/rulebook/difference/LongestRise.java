package io.watchkeeper.rulebook.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The most numbers of a sequence that rise: rows that kept their order, so that as few as possible count as moved. */
final class LongestRise {
    private LongestRise() {}

    /** @param numbers all different */
    static Set<Integer> of(List<Integer> numbers) {
        // the place of the smallest number that ends a rise of each length
        var ends = new ArrayList<Integer>();
        var before = new int[numbers.size()];
        for (int place = 0; place < numbers.size(); place++) {
            int length = length(ends, numbers, numbers.get(place));
            before[place] = length == 0 ? -1 : ends.get(length - 1);
            if (length == ends.size()) {
                ends.add(place);
            } else {
                ends.set(length, place);
            }
        }
        var rise = new HashSet<Integer>();
        for (int place = ends.isEmpty() ? -1 : ends.get(ends.size() - 1); place >= 0; place = before[place]) {
            rise.add(numbers.get(place));
        }
        return rise;
    }

    /** How many ends are smaller than the number. */
    private static int length(List<Integer> ends, List<Integer> numbers, int number) {
        int low = 0;
        int high = ends.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (numbers.get(ends.get(middle)) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
