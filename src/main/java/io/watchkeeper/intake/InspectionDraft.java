package io.watchkeeper.intake;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.watchkeeper.facts.AlertTokens;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.journal.Incoming;
import io.watchkeeper.problem.Flaw;

/** What was read of an inspection result, before anything is concluded from it. Null and empty mean that the sender did not say. */
final class InspectionDraft {
    private static final List<String> OUTCOMES = List.of("PASSED", "FAILED", "ERROR");
    private static final int LONGEST_IDENTIFIER = 256;
    private static final int LONGEST_TITLE = 300;

    private String inspection = "";
    private String runId = "";
    private String objectKind = "";
    private String objectName = "";
    private String application = "";
    private String product = "";
    private String site = "";
    private String outcome = "";
    private Instant observedAt;
    private double value;
    private String unit = "";
    private String summary = "";
    private String advice = "";
    private Map<String, String> labels = Map.of();

    /** Reads the member of the result that the cursor stands on; its name is one of the known ones, and not object. */
    void take(String name, MemberReader member, TextMapReader texts) throws IOException {
        switch (name) {
            case "inspection" -> inspection = member.text(name, LONGEST_IDENTIFIER);
            case "runId" -> runId = member.text(name, LONGEST_IDENTIFIER);
            case "outcome" -> outcome = member.text(name, LONGEST_IDENTIFIER).toUpperCase(Locale.ROOT);
            case "observedAt" -> observedAt = member.instant(name);
            case "value" -> value = member.number(name);
            case "unit" -> unit = member.text(name, LONGEST_IDENTIFIER);
            case "summary" -> summary = member.prose(name);
            case "advice" -> advice = member.prose(name);
            case "labels" -> labels = texts.labels();
            default -> throw new IllegalArgumentException(name);
        }
    }

    /** Reads the member of the result's object that the cursor stands on; its name is one of the known ones. */
    void takeOfObject(String name, MemberReader member) throws IOException {
        String text = member.text("object/" + name, LONGEST_IDENTIFIER);
        switch (name) {
            case "kind" -> objectKind = text;
            case "name" -> objectName = text;
            case "application" -> application = text;
            case "product" -> product = text;
            case "site" -> site = text;
            default -> throw new IllegalArgumentException(name);
        }
    }

    /** Adds to the flaws what only shows when the whole result was read. */
    void check(MemberReader member, Instant now) {
        member.checkMoment("observedAt", observedAt, now);
        if (!outcome.isEmpty() && !OUTCOMES.contains(outcome)) {
            member.add(Flaw.at(member.pointer("outcome"), "NOT_ALLOWED", "There is no such outcome.", "没有这个结果。")
                    .found(outcome)
                    .allowing(String.join(", ", OUTCOMES)));
        }
        if (member.isSound()) { // else what is missing may be what could not be read
            require("/inspection", inspection, member);
            require("/object/kind", objectKind, member);
            require("/object/name", objectName, member);
            require("/outcome", outcome, member);
        }
    }

    private static void require(String at, String text, MemberReader member) {
        if (text.isBlank()) {
            member.add(at, "REQUIRED", "This is required.", "此项必填。");
        }
    }

    Incoming incoming(Post post, int index) {
        Instant observed = observedAt == null ? post.receivedAt() : observedAt;
        String line = StorableText.firstLine(summary);
        return new Incoming(
                post.workspace(),
                post.source(),
                Fingerprint.of(inspection, objectKind, objectName),
                episode(post, index),
                outcome.equals("PASSED"),
                result(post.source()),
                observed,
                observed,
                StorableText.shortened(line.isEmpty() ? inspection : line, LONGEST_TITLE));
    }

    private String episode(Post post, int index) {
        if (!runId.isEmpty()) {
            return runId;
        }
        return observedAt == null ? post.id() + '/' + index : observedAt.toString();
    }

    private InspectionResult result(String source) {
        return new InspectionResult(
                "",
                source,
                inspection,
                outcome,
                objectKind,
                objectName,
                application,
                product,
                site,
                Environments.of(labels),
                AlertTokens.of(inspection),
                value,
                unit,
                summary,
                advice,
                labels);
    }
}
