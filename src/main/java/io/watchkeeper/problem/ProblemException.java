package io.watchkeeper.problem;

import java.util.List;
import java.util.OptionalInt;

/** A refusal, thrown where the reason is known and answered by {@link ProblemMapper}. Carries no stack trace: it is an answer, not a bug. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;
    private final int retryAfterSeconds;

    public ProblemException(Problem problem) {
        this(problem, -1);
    }

    private ProblemException(Problem problem, int retryAfterSeconds) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** 400: the request cannot be understood. */
    public static ProblemException badRequest(String detail, Flaw... flaws) {
        return of(400, detail, flaws);
    }

    /** 403: this person or token may not, whatever they send. */
    public static ProblemException forbidden(String detail) {
        return of(403, detail);
    }

    /** 404: also for what belongs to another workspace. */
    public static ProblemException notFound(String detail) {
        return of(404, detail);
    }

    /** 409: not in this state. */
    public static ProblemException conflict(String detail, Flaw... flaws) {
        return of(409, detail, flaws);
    }

    /** 412: changed since it was read. */
    public static ProblemException preconditionFailed(String detail) {
        return of(412, detail);
    }

    /** 413. */
    public static ProblemException tooLarge(String detail) {
        return of(413, detail);
    }

    /** 415. */
    public static ProblemException unsupportedMedia(String detail) {
        return of(415, detail);
    }

    /** 422: understood, and not acceptable. */
    public static ProblemException unprocessable(String detail, List<Flaw> flaws) {
        return new ProblemException(Problem.of(422, detail, flaws));
    }

    /** 428: an edit must say which version it is based on. */
    public static ProblemException preconditionRequired(String detail) {
        return of(428, detail);
    }

    /** 429: slow down. */
    public static ProblemException tooManyRequests(String detail, int retryAfterSeconds) {
        return new ProblemException(Problem.of(429, detail, List.of()), retryAfterSeconds);
    }

    /** 503: the same request will be welcome after that many seconds. */
    public static ProblemException unavailable(String detail, int retryAfterSeconds) {
        return new ProblemException(Problem.of(503, detail, List.of()), retryAfterSeconds);
    }

    private static ProblemException of(int status, String detail, Flaw... flaws) {
        return new ProblemException(Problem.of(status, detail, List.of(flaws)));
    }

    public Problem problem() {
        return problem;
    }

    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds < 0 ? OptionalInt.empty() : OptionalInt.of(retryAfterSeconds);
    }
}
