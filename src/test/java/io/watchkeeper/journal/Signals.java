package io.watchkeeper.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.facts.Alert;

/** Alerts as they leave intake, for tests of what comes after. */
final class Signals {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Signals() {}

    static Incoming firing(String host) {
        return firing(host, NOON);
    }

    static Incoming firing(String host, Instant startedAt) {
        return incoming(host, "FIRING", startedAt, false);
    }

    static Incoming resolved(String host, Instant startedAt) {
        return incoming(host, "RESOLVED", startedAt, false);
    }

    /** Good news that names no episode. */
    static Incoming recovered(String host) {
        return incoming(host, "RESOLVED", NOON.plusSeconds(3600), true);
    }

    static Incoming heartbeat() {
        return of("Watchdog", Map.of("alertname", "Watchdog", "severity", "none"), "FIRING", NOON, false);
    }

    private static Incoming incoming(String host, String status, Instant startedAt, boolean endsSeries) {
        return incoming(host, host, status, startedAt, endsSeries);
    }

    /** A sender that makes fingerprints of its own may have several series on a host, or one that moves between hosts. */
    static Incoming of(String series, String host, String status, Instant startedAt) {
        return incoming(series, host, status, startedAt, false);
    }

    private static Incoming incoming(String series, String host, String status, Instant startedAt, boolean endsSeries) {
        var labels = Map.of("alertname", "HostOutOfDiskSpace", "severity", "critical", "instance", host + ":9100");
        return of(series, labels, status, startedAt, endsSeries);
    }

    private static Incoming of(
            String fingerprint, Map<String, String> labels, String status, Instant startedAt, boolean endsSeries) {
        var name = labels.get("alertname");
        var alert = new Alert(
                "",
                "prometheus",
                name,
                labels.get("severity"),
                status,
                "",
                name.equals("Watchdog") ? Set.of("watchdog") : Set.of("host", "out", "of", "disk", "space"),
                Set.of(),
                labels,
                Map.of());
        return new Incoming(
                "default",
                "prometheus",
                fingerprint,
                startedAt.toString(),
                endsSeries,
                alert,
                startedAt,
                startedAt,
                name);
    }
}
