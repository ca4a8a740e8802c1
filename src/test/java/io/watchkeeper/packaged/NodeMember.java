package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.watchkeeper.packaged.PackagedService.Setup;

/** One of several nodes on one database, which comes and goes. */
final class NodeMember implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Setup setup;
    private PackagedService service;

    private NodeMember(Setup setup) {
        this.setup = setup;
        this.service = setup.launch();
    }

    /** Returns at once. */
    static NodeMember launch(Setup setup) {
        return new NodeMember(setup);
    }

    Setup setup() {
        return setup;
    }

    PackagedService service() {
        return service;
    }

    void awaitReady() {
        service.awaitReady();
        Wait.untilTrue(setup.folder() + " ready", SOON, this::isReady);
    }

    boolean isReady() {
        return service.anyone().get("/q/health/ready").statusCode() == 200;
    }

    /** As for a new release: the process is asked to stop, and the next one started. */
    void restart() {
        assertThat(service.stop()).as("exit code of a stop that was asked for").isIn(0, 143);
        startAgain();
    }

    void startAgain() {
        launchAgain();
        awaitReady();
    }

    /** Returns at once. */
    void launchAgain() {
        service = setup.launch();
    }

    /** How many signals this process has decided. */
    double decided() {
        return metric("watchkeeper_signals_decided_total");
    }

    /** The version of the rulebook that decides here. */
    double rulebook() {
        return metric("watchkeeper_rulebook_version");
    }

    private double metric(String name) {
        return service.administrator()
                .accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        service.close();
    }
}
