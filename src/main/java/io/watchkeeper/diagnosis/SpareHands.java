package io.watchkeeper.diagnosis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.diagnosis.check.Measuring;

/** Makes checks that may be needed soon, as far as this node and whom they ask have nothing else to do. Nobody waits for a turn here. */
@Singleton
class SpareHands {
    private static final long IDLE_SECONDS = 10;
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(15);

    private final Measuring measuring;
    private final DiagnosisLeases leases;
    private final Optional<ExecutorService> workers;

    SpareHands(Measuring measuring, DiagnosisLeases leases, DiagnosisConfig config) {
        this.measuring = measuring;
        this.leases = leases;
        this.workers = config.checks().ahead() < 1
                ? Optional.empty()
                : Optional.of(workers(config.checks().ahead()));
    }

    private static ExecutorService workers(int most) {
        return new ThreadPoolExecutor(0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            var thread = new Thread(task, "diagnosis-ahead");
            thread.setDaemon(true);
            return thread;
        });
    }

    boolean any() {
        return workers.isPresent();
    }

    /**
     * Its answer is stored as soon as it is there, so that nobody asks again.
     *
     * @return empty where nobody is free; what it gives is empty where the check was not made or another node runs the diagnosis by now
     */
    Optional<Future<Optional<EvidenceRow>>> ask(DiagnosisRow row, CheckCall call) {
        try {
            return workers.map(free -> free.submit(() -> made(row, call)));
        } catch (RejectedExecutionException busy) {
            return Optional.empty();
        }
    }

    private Optional<EvidenceRow> made(DiagnosisRow row, CheckCall call) throws InterruptedException {
        long begun = System.nanoTime();
        return measuring
                .measureAtOnce(row.workspace(), call)
                .map(answer -> EvidenceRow.of(call, answer, (System.nanoTime() - begun) / 1_000_000, true))
                .filter(answered -> leases.keep(row, answered).await().atMost(STORE_ANSWERS_WITHIN));
    }

    @PreDestroy
    void close() {
        workers.ifPresent(ExecutorService::shutdownNow);
    }
}
