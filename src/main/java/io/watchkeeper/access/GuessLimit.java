package io.watchkeeper.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

/** Slows down who guesses tokens: so many from an address may fail in a minute. Remembers ten thousand addresses. */
@Singleton
class GuessLimit {
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int MOST_IN_WINDOW = 30;

    private static final int MOST_REMEMBERED = 10_000;
    /** Who has one IPv6 address has the 64 bits behind it too. */
    private static final int NETWORK_PARTS = 4;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private volatile boolean any;

    GuessLimit(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant since) {}

    /** Whether no more guesses are looked at from there for now. */
    boolean isClosed(String address) {
        return any && count(network(address)) >= MOST_IN_WINDOW;
    }

    synchronized void failed(String address) {
        String network = network(address);
        int before = count(network);
        Instant since = before == 0 ? clock.instant() : failures.get(network).since();
        failures.put(network, new Failures(before + 1, since));
        any = true;
    }

    private synchronized int count(String network) {
        Failures known = failures.get(network);
        if (known == null) {
            return 0;
        }
        Duration age = Duration.between(known.since(), clock.instant());
        return age.isNegative() || age.compareTo(WINDOW) >= 0 ? 0 : known.count();
    }

    static String network(String address) {
        String[] parts = address.split(":", -1);
        return parts.length <= NETWORK_PARTS ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }
}
