package io.watchkeeper.problem;

/** What to say where only a status is known. */
final class StatusText {
    private StatusText() {}

    static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood.";
            case 401 -> "Sign in, or send a token that is valid: Authorization: Bearer …";
            case 403 -> "Your roles do not allow this.";
            case 404 -> "There is nothing at this address, or it belongs to another workspace.";
            case 405 -> "This address does not take this method.";
            case 406 -> "This address cannot answer in a form that your Accept header takes.";
            case 413 -> "The body is larger than this address takes.";
            case 415 -> "This address does not take this Content-Type.";
            default -> "The request was refused.";
        };
    }
}
