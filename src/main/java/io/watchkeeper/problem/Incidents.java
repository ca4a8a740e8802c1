package io.watchkeeper.problem;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;

/** What nobody foresaw: logged once under a number that the caller is told, and nothing else is told. */
@Singleton
class Incidents {
    Problem report(Throwable thrown, int status) {
        String incident = UUID.randomUUID().toString();
        Log.errorf(thrown, "Incident %s: a request failed; the caller was told this number only", incident);
        String detail = "Something failed on this side. Who looks after the service finds it in the log as incident "
                + incident + ".";
        return Problem.of(status, detail, List.of()).with("incident", incident);
    }
}
