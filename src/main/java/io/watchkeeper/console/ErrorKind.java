package io.watchkeeper.console;

/** What a person can do about a refusal, which is what its page tells. */
public enum ErrorKind {
    /** Go back, and send it again. */
    BAD_REQUEST,
    /** Ask for the role. */
    FORBIDDEN,
    /** Look elsewhere. */
    NOT_FOUND,
    /** Wait a moment. */
    UNAVAILABLE,
    /** Tell the incident's number. */
    FAILED;

    static ErrorKind of(int status) {
        return switch (status) {
            case 401, 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : FAILED;
        };
    }
}
