package io.watchkeeper.intake;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.AlertTokens;
import io.watchkeeper.journal.Incoming;

/** What was read of an alert, before anything is concluded from it. Null and empty mean that the sender did not say. */
final class AlertDraft {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_IDENTIFIER = 256;
    private static final int LONGEST_URL = 16 * 1024;

    private Map<String, String> labels = Map.of();
    private Map<String, String> annotations = Map.of();
    private Instant startsAt;
    private Instant endsAt;
    private String generatorUrl = "";
    private String fingerprint = "";
    private String occurrenceId = "";
    private String status = "";

    /** Reads the member of the alert that the cursor stands on; its name is one of the known ones. */
    void take(String name, MemberReader member, TextMapReader texts) throws IOException {
        switch (name) {
            case "labels" -> labels = texts.labels();
            case "annotations" -> annotations = texts.annotations();
            case "startsAt" -> startsAt = member.instant(name);
            case "endsAt" -> endsAt = member.instant(name);
            case "generatorURL" -> generatorUrl = member.text(name, LONGEST_URL);
            case "fingerprint" -> fingerprint = member.text(name, LONGEST_IDENTIFIER);
            case "occurrenceId" -> occurrenceId = member.text(name, LONGEST_IDENTIFIER);
            default -> throw new IllegalArgumentException(name);
        }
    }

    /** @param said FIRING, RESOLVED, or empty where the sender does not say */
    void takeStatus(String said) {
        status = said;
    }

    /** Adds to the flaws what only shows when the whole alert was read. */
    void check(MemberReader member, Instant now) {
        if (labels.isEmpty() && member.isSound()) {
            member.add("/labels", "REQUIRED", "An alert has at least one label.", "告警至少要有一个标签。");
        }
        member.checkMoment("startsAt", startsAt, now);
        if (status(now).equals("RESOLVED")) {
            member.checkMoment("endsAt", end().orElse(null), now);
        }
    }

    /** FIRING or RESOLVED: as the sender says, else by whether the alert's end has passed. */
    private String status(Instant now) {
        if (!status.isEmpty()) {
            return status;
        }
        return end().filter(end -> !end.isAfter(now)).isPresent() ? "RESOLVED" : "FIRING";
    }

    /** When it ended or will end; a time that was never set is none. */
    private Optional<Instant> end() {
        return Optional.ofNullable(endsAt).filter(end -> !end.equals(Moments.GO_ZERO));
    }

    Incoming incoming(Post post, int index, Extras extras) {
        String status = status(post.receivedAt());
        Instant startedAt = startsAt == null ? post.receivedAt() : startsAt;
        Instant occurredAt = status.equals("FIRING") ? startedAt : end().orElse(post.receivedAt());
        Alert alert = alert(post.source(), status, extras);
        return new Incoming(
                post.workspace(),
                post.source(),
                fingerprint.isEmpty() ? Fingerprint.ofLabels(labels) : fingerprint,
                episode(post, index),
                status.equals("RESOLVED") && !namesEpisode(),
                alert,
                startedAt,
                occurredAt,
                title(alert.name()));
    }

    private String episode(Post post, int index) {
        if (startsAt != null) {
            return startsAt.toString();
        }
        return occurrenceId.isEmpty() ? post.id() + '/' + index : occurrenceId;
    }

    private boolean namesEpisode() {
        return startsAt != null || !occurrenceId.isEmpty();
    }

    private Alert alert(String source, String status, Extras extras) {
        String name = name();
        return new Alert(
                "",
                source,
                name,
                Severities.of(labels),
                status,
                Environments.of(labels),
                AlertTokens.of(name),
                MetricNames.of(generatorUrl),
                labels,
                extras.joined(annotations, generatorUrl));
    }

    private String name() {
        String name = first(labels, "alertname", "alert_name", "alert", "rulename", "name");
        return name.isEmpty() ? "unnamed" : name;
    }

    private String title(String name) {
        String said = first(annotations, "summary", "message", "description");
        String line = StorableText.firstLine(said);
        return StorableText.shortened(line.isEmpty() ? name : line, LONGEST_TITLE);
    }

    private static String first(Map<String, String> texts, String... names) {
        for (String name : names) {
            String text = texts.getOrDefault(name, "");
            if (!text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }
}
