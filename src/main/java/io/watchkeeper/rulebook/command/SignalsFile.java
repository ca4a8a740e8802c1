package io.watchkeeper.rulebook.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.watchkeeper.decision.backtest.PastSignal;
import io.watchkeeper.rulebook.command.RulesFolder.Unreadable;

/** Signals as {@code GET /api/v1/signals/export} gives them, one a line. */
record SignalsFile(Path path) {
    private static final int PAGE = 1_000;
    private static final int LONGEST_LINE = 8 << 20;

    /**
     * Hands them over page by page: the file may be larger than the memory.
     *
     * @throws Unreadable where the file or a line cannot be read
     */
    void read(Consumer<List<PastSignal>> to) {
        try (var lines = Files.newBufferedReader(path)) {
            var page = new ArrayList<PastSignal>();
            long number = 0;
            for (var line = next(lines, ++number); line != null; line = next(lines, ++number)) {
                if (!line.isBlank()) {
                    page.add(signal(line, number));
                }
                if (page.size() == PAGE) {
                    to.accept(page);
                    page.clear();
                }
            }
            to.accept(page);
        } catch (IOException failed) {
            throw new Unreadable("Cannot read " + path + ": " + failed);
        }
    }

    private PastSignal signal(String line, long number) {
        try {
            return PastSignal.read(line);
        } catch (IllegalArgumentException foreign) {
            throw new Unreadable(path + ":" + number + " is no exported signal.");
        }
    }

    /** Null at the end. */
    private String next(BufferedReader lines, long number) throws IOException {
        var line = new StringBuilder();
        for (int read = lines.read(); read != '\n'; read = lines.read()) {
            if (read < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                throw new Unreadable(path + ":" + number + " is no exported signal.");
            }
            line.append((char) read);
        }
        return line.toString();
    }
}
