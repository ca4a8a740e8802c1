package io.watchkeeper.rulebook;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository.Publication;

/** The rulebook that decides on this node. It follows the live version of the store, and takes in what the node offers. */
@Singleton
public class LiveRulebook {
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);
    /** Each lost race means that another node published, which it does once. */
    private static final int RACES = 5;

    private static final int RETRY_AFTER_SECONDS = 1;

    private final RulebookRepository store;
    private final OfferedContent offer;
    private final RetiredRulebooks retired;
    private final Clock clock;
    private final SaidOnce storeTrouble = new SaidOnce();
    private final SaidOnce offerTrouble = new SaidOnce();

    private volatile Optional<Rulebook> current = Optional.empty();
    private volatile Optional<BrokenRulebook> broken = Optional.empty();
    private String lastOffered = "";
    private boolean started;

    public LiveRulebook(RulebookRepository store, OfferedContent offer, RetiredRulebooks retired, Clock clock) {
        this.store = store;
        this.offer = offer;
        this.retired = retired;
        this.clock = clock;
    }

    /** @throws ProblemException answered as 503, where this node has compiled none */
    public Rulebook current() {
        return current.orElseThrow(
                () -> ProblemException.unavailable("No rulebook is live on this node.", RETRY_AFTER_SECONDS));
    }

    /** The version that decides here; empty where none does. */
    public Optional<Long> version() {
        return current.map(Rulebook::version);
    }

    /** The stored live version, where it does not compile; what decided before it still does. */
    public Optional<BrokenRulebook> broken() {
        return broken;
    }

    void open(@Observes StartupEvent event) {
        open();
    }

    /** @throws IllegalStateException with every problem, when there is no live version yet and the offered content cannot be one */
    synchronized void open() {
        if (ask(store.liveVersion()).isEmpty()) {
            first();
        }
        follow();
        takeOffer();
        started = true;
    }

    /** Also called by who has just published here, so as not to wait for the next second. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void refresh() {
        if (!started) {
            return;
        }
        try {
            follow();
            if (offer.watched()) {
                takeOffer();
            }
            storeTrouble.settled();
        } catch (RuntimeException failed) {
            lastOffered = "";
            storeTrouble.warn("The live rulebook could not be looked up; version " + inUse() + " goes on deciding: "
                    + failed.getMessage());
        }
    }

    private void first() {
        try {
            var content = offer.read();
            publish(content, Optional.empty());
        } catch (RulebookRejected rejected) {
            throw new IllegalStateException(
                    "The rulebook of " + offer.creator() + " cannot be used:\n"
                            + ProblemReport.lines(rejected.problems()),
                    rejected);
        }
    }

    private void follow() {
        var live = ask(store.liveVersion());
        if (live.isPresent() && !live.equals(inHand())) {
            install(ask(store.live()).orElseThrow());
        }
    }

    private Optional<Long> inHand() {
        return broken.map(BrokenRulebook::version).or(this::version);
    }

    private void install(StoredRulebook stored) {
        var version = stored.about().version();
        try {
            use(RulebookCompiler.compile(version, stored.content()));
        } catch (RulebookRejected rejected) {
            broken = Optional.of(new BrokenRulebook(version, rejected.problems()));
            Log.errorf(
                    "Rulebook version %d is live but does not compile; this node is not ready until another is published:%n%s",
                    version, ProblemReport.lines(rejected.problems()));
        }
    }

    private void use(Rulebook rulebook) {
        current.ifPresent(retired::add);
        current = Optional.of(rulebook);
        broken = Optional.empty();
        LogFields.of(rulebook.version(), () -> Log.infof("Rulebook version %d decides", (Long) rulebook.version()));
    }

    private void takeOffer() {
        try {
            var content = offer.read();
            if (!content.digest().equals(lastOffered)) {
                offerTrouble.settled();
                take(content);
            }
        } catch (RulebookRejected rejected) {
            offerTrouble.warn("The rulebook of " + offer.creator() + " is not taken, version " + inUse()
                    + " goes on deciding:\n" + ProblemReport.lines(rejected.problems()));
        }
    }

    private void take(RulebookContent content) {
        for (var race = 0; race < RACES; race++) {
            var live = ask(store.live()).orElseThrow();
            var known = ask(store.knows(content.digest()));
            lastOffered = content.digest();
            if (!offer.mayReplace(live.about(), broken.isEmpty(), content.digest(), known)
                    || publish(content, Optional.of(live.about().version()))) {
                return;
            }
            follow();
        }
    }

    private boolean publish(RulebookContent content, Optional<Long> replaces) {
        var version = ask(store.nextVersion());
        var rulebook = RulebookCompiler.compile(version, content);
        var won = ask(store.publish(new Publication(version, replaces, content, offer.creator(), clock.instant())));
        if (won) {
            use(rulebook);
        } else {
            rulebook.close();
        }
        return won;
    }

    private String inUse() {
        return version().map(Object::toString).orElse("none");
    }

    private static <T> T ask(Uni<T> question) {
        return question.await().atMost(STORE_ANSWERS_WITHIN);
    }
}
