package io.watchkeeper.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** An action as a line of the timeline, and how a repeated request is known by that line. */
record EntryWriting(ActionRequest request, EventAction action) {
    private static final String KEY = "idempotencyKey";
    private static final String DIGEST = "requestDigest";

    EventEntryEntity entry(RiskEventEntity event, Instant at) {
        var entry = new EventEntryEntity();
        entry.workspace = event.workspace;
        entry.eventId = event.id;
        entry.at = at;
        entry.actor = request.actor();
        entry.kind = action.kind().name();
        entry.text = action.text();
        entry.planCode =
                action instanceof EventAction.AddStep step ? step.plan().orElse(null) : null;
        entry.detail = detail();
        return entry;
    }

    /**
     * Whether this request was carried out before.
     *
     * @throws ProblemException of status 422 when its key was used for something else
     */
    boolean wasDone(List<EventEntryEntity> timeline) {
        var first = request.terms().key().flatMap(key -> timeline.stream()
                .filter(entry -> entry.actor.equals(request.actor()) && key.equals(entry.detail.get(KEY)))
                .findFirst());
        if (first.isPresent() && !digest().equals(first.get().detail.get(DIGEST))) {
            throw ProblemException.unprocessable(
                    "The Idempotency-Key was used for another request; nothing was changed.",
                    List.of(Flaw.of("KEY_REUSED", "The key names another request.", "该键已用于另一请求。")
                            .found(request.terms().key().get())));
        }
        return first.isPresent();
    }

    String auditAction() {
        return switch (action.kind()) {
            case RESPONDED -> "event.respond";
            case STEP -> "event.step";
            case COMPLETED -> "event.complete";
        };
    }

    private Map<String, Object> detail() {
        var detail = new TreeMap<String, Object>();
        if (action instanceof EventAction.Complete complete) {
            detail.put("cause", complete.cause());
            complete.grade().map(Grade::name).ifPresent(grade -> detail.put("grade", grade));
        }
        request.terms().key().ifPresent(key -> {
            detail.put(KEY, key);
            detail.put(DIGEST, digest());
        });
        return detail;
    }

    /** Records print all their components, so equal texts are equal actions. */
    private String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(action.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
