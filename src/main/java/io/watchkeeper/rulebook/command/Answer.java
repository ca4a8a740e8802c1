package io.watchkeeper.rulebook.command;

import java.util.List;

/**
 * What came of a command.
 *
 * @param lines for a person
 * @param results for a CI server
 */
record Answer(boolean fine, List<String> lines, List<JUnitXml.Result> results) {
    Answer {
        lines = List.copyOf(lines);
        results = List.copyOf(results);
    }
}
