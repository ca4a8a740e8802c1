package io.watchkeeper.library;

/**
 * One alert rule of a published list.
 *
 * @param list the file's name without its ending
 * @param position in the list, from 0; names repeat
 */
record ListedRule(
        String list,
        int position,
        String alertname,
        String severity,
        String expression,
        String summary,
        String description) {
    String place() {
        return list + " " + position;
    }
}
