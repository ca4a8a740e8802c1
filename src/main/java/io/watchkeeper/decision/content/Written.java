package io.watchkeeper.decision.content;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;

/** What the files of trees have in common. */
final class Written {
    private static final Pattern SECONDS = Pattern.compile("([1-9][0-9]{0,3})([smh])");

    private Written() {}

    /** Tells of each column that is empty. */
    static void needs(RecordFile.Entry entry, Problems.InFile problems, List<String> columns) {
        for (var column : columns) {
            if (entry.get(column).isEmpty()) {
                problems.add(
                        entry.address(column), "MISSING_VALUE", "", new Sentence("This must be filled in.", "此处必须填写。"));
            }
        }
    }

    /** Such as {@code 5s} or {@code 2m}; longer than {@code most} is told, too. */
    static Optional<Duration> duration(String text, Duration most) {
        var written = SECONDS.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(written.group(1));
        var duration =
                switch (written.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                };
        return Optional.of(duration).filter(found -> found.compareTo(most) <= 0);
    }

    static Duration duration(RecordFile.Entry entry, String column, Duration most, Problems.InFile problems) {
        var read = duration(entry.get(column), most);
        if (read.isEmpty()) {
            problems.add(
                    entry.address(column),
                    "BAD_DURATION",
                    entry.get(column),
                    new Sentence("This is no such duration.", "这不是允许的时长。"),
                    "1s … " + most.toSeconds() + "s",
                    "");
        }
        return read.orElse(most);
    }
}
