package io.watchkeeper.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.watchkeeper.journal.Overloaded;
import io.watchkeeper.journal.SignalJournal;
import io.watchkeeper.journal.SignalOutcome;
import io.watchkeeper.journal.StoreUnavailable;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.problem.StoreOutage;

/** Takes a post from its bytes to its answer. */
@Singleton
class Intake {
    /** Reading more than this would hold up the other connections of the event loop. */
    private static final int MOST_ON_EVENT_LOOP = 256 * 1024;

    private static final int MOST_ERRORS_ANSWERED = 100;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Limits limits;
    private final ReadingBudget budget;
    private final Map<Format, PostReader> readers = new EnumMap<>(Format.class);
    private final SignalJournal journal;
    private final RejectedSignals rejected;
    private final IntakeMetrics metrics;

    Intake(IntakeConfig config, SignalJournal journal, RejectedSignals rejected, IntakeMetrics metrics) {
        this.limits = config.limits();
        this.budget = new ReadingBudget(config.readingBytes().asLongValue());
        this.journal = journal;
        this.rejected = rejected;
        this.metrics = metrics;
        for (Format format : Format.values()) {
            readers.put(format, format.reader(limits));
        }
    }

    /**
     * @param body as sent
     * @param contentEncoding null where there is none
     * @return the JSON of a 200, once everything is committed; fails with a {@link ProblemException} otherwise
     */
    Uni<String> take(Format format, byte[] body, String contentEncoding, Post post) {
        return unlessFull(body.length)
                .flatMap(room -> read(format, body, contentEncoding, post))
                .flatMap(reading -> submit(format, reading, body.length, post))
                .onFailure(Overloaded.class)
                .transform(full -> ProblemException.unavailable(
                        "Too much waits to be decided; nothing was taken.", full.retryAfterSeconds()))
                .onFailure(failure -> failure instanceof StoreUnavailable || StoreOutage.isBehind(failure))
                .transform(away -> ProblemException.unavailable(
                        "The store does not answer; nothing was taken.", RETRY_AFTER_SECONDS))
                .onItemOrFailure()
                .invoke((answer, failure) -> metrics.post(format, status(failure)));
    }

    /** Under an overload most posts are refused, and to read them first would take the time that the others need. */
    private Uni<Void> unlessFull(long bytes) {
        return journal.full(bytes)
                ? Uni.createFrom().failure(new Overloaded(RETRY_AFTER_SECONDS))
                : Uni.createFrom().voidItem();
    }

    private static int status(Throwable failure) {
        if (failure == null) {
            return 200;
        }
        return failure instanceof ProblemException refusal ? refusal.problem().status() : 500;
    }

    private Uni<Reading> read(Format format, byte[] body, String contentEncoding, Post post) {
        boolean packed = Unpacking.isPacked(contentEncoding);
        if (!packed && body.length <= MOST_ON_EVENT_LOOP) {
            return Uni.createFrom().item(() -> readers.get(format).read(body, post));
        }
        // a packed body may grow to the limit whatever its size
        long bytes = packed ? limits.bodyBytes() : body.length;
        return offEventLoop(() -> budget.during(bytes, () -> {
            byte[] plain = Unpacking.unpacked(body, contentEncoding, limits.bodyBytes());
            return readers.get(format).read(plain, post);
        }));
    }

    private static <T> Uni<T> offEventLoop(Callable<T> work) {
        if (!Context.isOnEventLoopThread()) {
            return Uni.createFrom().item(Unchecked.supplier(work::call));
        }
        Context loop = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> loop.executeBlocking(work, false).toCompletionStage());
    }

    private Uni<String> submit(Format format, Reading reading, long bytes, Post post) {
        noteTruncation(format, reading, post);
        var signals = reading.signals();
        var rejections = reading.rejections();
        if (signals.isEmpty()) {
            return rejected.keep(post, rejections).map(kept -> withoutSignals(format, reading, rejections));
        }
        Uni<List<SignalOutcome>> outcomes = journal.submit(signals, bytes);
        if (!rejections.isEmpty()) {
            outcomes = outcomes.call(() -> keepBeside(post, rejections));
        }
        return outcomes.map(decided -> {
            count(format, reading, decided);
            return Answer.json(reading, decided);
        });
    }

    /** The good members are committed by now: that their neighbours could not be kept is no reason to have them sent again. */
    private Uni<Void> keepBeside(Post post, List<Member.Rejection> rejections) {
        return rejected.keep(post, rejections)
                .onFailure()
                .invoke(failure -> Log.warnf(
                        failure,
                        "%d rejected members from %s are answered but not kept",
                        rejections.size(),
                        post.source()))
                .onFailure()
                .recoverWithNull();
    }

    private String withoutSignals(Format format, Reading reading, List<Member.Rejection> rejections) {
        count(format, reading, List.of());
        if (rejections.isEmpty()) {
            return Answer.json(reading, List.of());
        }
        List<Flaw> flaws = rejections.stream()
                .flatMap(rejection -> rejection.errors().stream())
                .limit(MOST_ERRORS_ANSWERED)
                .toList();
        Problem problem = Problem.of(422, "None of the " + rejections.size() + " members can be taken.", flaws);
        throw new ProblemException(problem.with("received", rejections.size()));
    }

    private void count(Format format, Reading reading, List<SignalOutcome> outcomes) {
        for (SignalOutcome outcome : outcomes) {
            metrics.member(format, Outcome.of(outcome));
        }
        for (int left = reading.members().size() - outcomes.size(); left > 0; left--) {
            metrics.member(format, Outcome.REJECTED);
        }
    }

    private void noteTruncation(Format format, Reading reading, Post post) {
        if (reading.truncated() > 0) {
            metrics.truncated(format, reading.truncated());
            Log.warnf(
                    "%s left %d alerts out of a post: raise max_alerts of its webhook to see them",
                    post.source(), reading.truncated());
        }
    }
}
