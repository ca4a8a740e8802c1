package io.watchkeeper.access.audit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.problem.ProblemException;

/** Verifies on request, one walk at a time on each node: it reads the whole record. */
@Singleton
public class ChainWatch {
    private static final int COME_BACK_SECONDS = 5;

    private final AuditVerification verification;
    private final AtomicBoolean walking = new AtomicBoolean();

    ChainWatch(AuditVerification verification) {
        this.verification = verification;
    }

    /** Fails with 429 while another walk is under way. */
    public Uni<ChainReport> verify(Optional<ChainEnd> expected) {
        return Uni.createFrom().deferred(() -> {
            if (!walking.compareAndSet(false, true)) {
                throw ProblemException.tooManyRequests("The chain is being verified just now.", COME_BACK_SECONDS);
            }
            return verification.verify(expected).onTermination().invoke(() -> walking.set(false));
        });
    }
}
