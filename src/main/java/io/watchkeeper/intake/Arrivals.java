package io.watchkeeper.intake;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.watchkeeper.access.BodySignature;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Turns a request into a post: who sent it, from where, and in which wrapping. */
@Singleton
class Arrivals {
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/@-]{0,63}");
    private static final Pattern JSON = Pattern.compile(
            "application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?;?\\s*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_KEY = 200;
    private static final byte[] NOTHING = {};

    private final Intake intake;
    private final IntakeMetrics metrics;
    private final Caller caller;
    private final Clock clock;

    Arrivals(Intake intake, IntakeMetrics metrics, Caller caller, Clock clock) {
        this.intake = intake;
        this.metrics = metrics;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param source from the URL, null where it does not say */
    Uni<String> take(Format format, byte[] body, String source, HttpServerRequest request) {
        Post post;
        try {
            caller.signature()
                    .ifPresent(signature -> signature.check(
                            request.getHeader(BodySignature.HEADER), body == null ? NOTHING : body, clock.instant()));
            checkContentType(request.getHeader("Content-Type"));
            post = new Post(
                    caller.workspaceFor(Permissions.SEND_SIGNALS),
                    source(source, format),
                    clock.instant(),
                    id(request));
        } catch (ProblemException refused) {
            metrics.post(format, refused.problem().status());
            return Uni.createFrom().failure(refused);
        }
        return intake.take(format, body == null ? NOTHING : body, request.getHeader("Content-Encoding"), post);
    }

    private static void checkContentType(String contentType) {
        if (contentType != null
                && !contentType.equals("application/json")
                && !JSON.matcher(contentType).matches()) {
            throw ProblemException.unsupportedMedia("The body must be application/json, in UTF-8.");
        }
    }

    private String source(String given, Format format) {
        var allowed = caller.sources();
        if (given == null || given.isBlank()) {
            if (allowed.size() > 1) {
                throw severalSources(String.join(", ", allowed));
            }
            return allowed.isEmpty() ? format.defaultSource() : allowed.first();
        }
        String source = given.strip();
        if (!SOURCE.matcher(source).matches()) {
            throw ProblemException.badRequest(
                    "The query parameter source names no source.",
                    Flaw.of(
                                    "BAD_SOURCE",
                                    "A source has 1 to 64 letters, digits and . _ : / @ -",
                                    "来源由 1 到 64 个字母、数字或 . _ : / @ - 组成")
                            .found(given));
        }
        if (!allowed.isEmpty() && !allowed.contains(source)) {
            throw ProblemException.forbidden("This token does not stand for the source that the address names.");
        }
        return source;
    }

    private static ProblemException severalSources(String allowed) {
        return ProblemException.badRequest(
                "This token stands for several sources.",
                Flaw.of("SOURCE_REQUIRED", "Name one with the query parameter source.", "请用查询参数 source 指明来源。")
                        .allowing(allowed));
    }

    /** The sender's own name for this delivery makes a second attempt recognisable where the members carry no time. */
    private static String id(HttpServerRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && !key.isBlank() && key.length() <= LONGEST_KEY) {
            return StorableText.of(key.strip());
        }
        var random = ThreadLocalRandom.current();
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }
}
