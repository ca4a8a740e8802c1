package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.time.Duration;

import io.watchkeeper.decision.diagnosis.CheckCall;

/** One way to measure. Blocks, for at most the time that it is given. */
interface Check {
    /**
     * Whom the check burdens: checks with one name share a limit, and are left alone together when nobody answers.
     *
     * @throws CheckFailed where the call names nobody
     */
    String target(CheckCall call, Source source);

    /**
     * @param source empty for a kind that has none
     * @throws IOException where nobody answers, which is worth another try
     * @throws CheckFailed where it cannot be asked
     */
    Answer measure(CheckCall call, Source source, Duration within) throws IOException, InterruptedException;
}
