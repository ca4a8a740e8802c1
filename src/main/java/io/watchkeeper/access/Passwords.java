package io.watchkeeper.access;

import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Slow hashes of passwords, computed on threads of their own: a flood of sign-ins must not take the processor from decisions. */
// a proxy of this class would have threads of its own
@Singleton
class Passwords {
    private static final int COST = 11;
    private static final int THREADS = 2;
    private static final int WAITING = 64;

    private final int cost;
    private final ThreadPoolExecutor hashing =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));

    /** Compared when the name is unknown, so that an answer takes as long as for a known one. */
    private final CompletableFuture<String> nobody;

    @Inject
    Passwords() {
        this(COST);
    }

    /** @param cost each step doubles the time that a guess takes; 4 to 31 */
    Passwords(int cost) {
        this.cost = cost;
        hashing.allowCoreThreadTimeOut(true);
        nobody = CompletableFuture.supplyAsync(() -> BcryptUtil.bcryptHash(Secrets.random256(), cost), hashing);
    }

    /** Fails with {@link RejectedExecutionException} when too many wait already. */
    Uni<String> hash(String password) {
        return compute(() -> BcryptUtil.bcryptHash(shortened(password), cost));
    }

    /** Whether the password is the person's; {@code hash} null for a person who does not exist. Fails as {@link #hash} does. */
    Uni<Boolean> matches(String password, String hash) {
        return compute(() -> BcryptUtil.matches(shortened(password), hash == null ? nobody() : hash) && hash != null);
    }

    /** What an unknown person's password is compared with. */
    String nobody() {
        return nobody.join();
    }

    private <T> Uni<T> compute(Supplier<T> work) {
        Uni<T> computed = Uni.createFrom().item(work).runSubscriptionOn(hashing);
        Context caller = Vertx.currentContext();
        // a request goes on where it began; at the start of the service there is no such place
        return caller == null ? computed : computed.emitOn(MutinyHelper.executor(caller));
    }

    /** bcrypt reads 72 bytes at most and stops at a zero byte; the digest makes every character of a long password count. */
    private static String shortened(String password) {
        return Base64.getEncoder().encodeToString(Secrets.digest(password));
    }

    @PreDestroy
    void stop() {
        hashing.shutdownNow();
    }
}
