package io.watchkeeper.intake;

/** Reads the bodies of one format. */
interface PostReader {
    /**
     * @param body unpacked
     * @throws io.watchkeeper.problem.ProblemException when the body as a whole cannot be read: 400 no JSON, 413 too many members, 422
     *     another form
     */
    Reading read(byte[] body, Post post);
}
