package io.watchkeeper.decision.plan;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways in which the service can act: the one list that catalogue, validation, documentation and pages are made from. What {@link OperationCall#does} holds
 * is said with each; {@code {name}} in it stands for the value of a parameter.
 */
public enum OperationKind {
    /** A command on a host: one argument a text; a placeholder is a whole argument, or all behind the equals sign of an option. */
    SSH(true, Form.of(1, 64)),
    /**
     * A request to a web address below that of a connection: its method; a path, in which a placeholder is one segment or the value of one member of the query;
     * then perhaps a JSON body, in which a placeholder is a whole text.
     */
    HTTP(true, Form.of(2, 3)),
    /** A line to the runtime API of HAProxy; a placeholder is a word or a part of one between slashes. */
    HAPROXY(true, Form.of(1, 1)),
    /** An upstream file of nginx over SSH: its path, and the line of a server. It is replaced, tested, loaded, put back where the test fails. */
    NGINX(true, Form.of(2, 2)),
    /** A pool of PgBouncer over SSH: a verb and words, such as {@code switch {pool} {link} {former} {file}}. */
    PGBOUNCER(true, Form.of(1, 1)),
    /** Statements to PostgreSQL, one a text, with {@code :name} where a value stands. */
    SQL(true, Form.of(1, 20)),
    /** A request to the API of Kubernetes: a verb and words, such as {@code rollout-restart deployment {namespace} {name}}. */
    KUBERNETES(true, Form.of(1, 1)),
    /** A program of the script directory, by the name of its manifest. */
    SCRIPT(false, Form.of(1, 1)),
    /** Until a check of the rulebook holds; the texts are those of {@link #CHECK}, and the timeout is how long that may take. */
    WAIT(false, Form.of(2, 8)),
    /**
     * A check of the rulebook, once: its code and what its answer must be, as {@link Requirement} reads it. In a planned run the definition of the check
     * follows, so that {@link CheckedCall} needs no rulebook.
     */
    CHECK(false, Form.of(2, 8)),
    /** A person does it, and says so: for each member of the form that is to be filled in, its name and what it is in English and in Chinese. */
    MANUAL(false, Form.of(0, 60)),
    /** A signed message to whom an operator configured: its lines. */
    NOTIFY(true, Form.of(1, 20));

    private final boolean connects;
    private final Form form;

    /** How many texts say what is done. */
    private record Form(int least, int most) {
        static Form of(int least, int most) {
            return new Form(least, most);
        }
    }

    OperationKind(boolean connects, Form form) {
        this.connects = connects;
        this.form = form;
    }

    public static Optional<OperationKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.name().equals(word)).findFirst();
    }

    /** Whether it acts through a connection that operators configure. */
    public boolean connects() {
        return connects;
    }

    /** Whether it runs on a host over SSH, which a parameter may name. */
    boolean onHost() {
        return this == SSH || this == NGINX || this == PGBOUNCER;
    }

    /** Whether it only looks: its requirement decides whether it went well. */
    public boolean checks() {
        return this == CHECK || this == WAIT;
    }

    boolean takes(int texts) {
        return texts >= form.least() && texts <= form.most();
    }

    /** How many texts say what is done, in words. */
    String texts() {
        return form.least() == form.most() ? String.valueOf(form.least()) : form.least() + " … " + form.most();
    }
}
