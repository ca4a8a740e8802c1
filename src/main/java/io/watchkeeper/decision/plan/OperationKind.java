package io.watchkeeper.decision.plan;

import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which the service can act: the one list that catalogue, validation, documentation and pages are made from. */
public enum OperationKind {
    /** A command on a host, as a list of arguments. */
    SSH(true),
    /** A request to a web address below that of a connection. */
    HTTP(true),
    /** A line to the runtime API of HAProxy. */
    HAPROXY(true),
    /** An upstream file of nginx over SSH: replaced, tested, loaded, put back where the test fails. */
    NGINX(true),
    /** Statements to PostgreSQL. */
    SQL(true),
    /** A request to the API of Kubernetes. */
    KUBERNETES(true),
    /** A program of the script directory, with its manifest. */
    SCRIPT(false),
    /** Until a check of the rulebook holds. */
    WAIT(false),
    /** A check of the rulebook, once: its answer is the output. */
    CHECK(false),
    /** A person does it, and says so. */
    MANUAL(false),
    /** A signed message to whom an operator configured. */
    NOTIFY(true);

    private final boolean connects;

    OperationKind(boolean connects) {
        this.connects = connects;
    }

    public static Optional<OperationKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.name().equals(word)).findFirst();
    }

    /** Whether it acts through a connection that operators configure. */
    public boolean connects() {
        return connects;
    }
}
