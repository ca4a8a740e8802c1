package io.watchkeeper.diagnosis.check;

/** Durations as parameters of checks are written: {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}. */
final class Durations {
    private Durations() {}

    static long seconds(String duration) {
        long number = Long.parseLong(duration.substring(0, duration.length() - 1));
        return switch (duration.charAt(duration.length() - 1)) {
            case 's' -> number;
            case 'm' -> number * 60;
            case 'h' -> number * 3600;
            default -> number * 86_400;
        };
    }
}
