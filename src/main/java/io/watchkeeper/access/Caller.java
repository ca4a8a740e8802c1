package io.watchkeeper.access;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.SecurityIdentity;
import io.watchkeeper.problem.ProblemException;

/** Who asks: a person, or a token. To be injected; valid wherever a request is. */
@ApplicationScoped
public class Caller {
    static final String WORKSPACE = "workspace";
    static final String SOURCES = "sources";
    static final String SIGNATURE = "signature";
    static final String PERSON = "person";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The person's or the token's name, as it stands in the audit. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** The person behind the caller: for a token, who made it. */
    public String person() {
        return Optional.<String>ofNullable(identity.getAttribute(PERSON)).orElseGet(this::name);
    }

    /** The code of the workspace that a token is of, and that a person mostly works in: the default one where they have a role there. */
    public String workspace() {
        return Optional.<String>ofNullable(identity.getAttribute(WORKSPACE)).orElse(Person.DEFAULT_WORKSPACE);
    }

    /** What they may do where. */
    public Grants grants() {
        return Grants.of(identity);
    }

    /** The codes of all workspaces whose objects the caller may see; others do not exist for them. */
    public SortedSet<String> workspaces() {
        return grants().where(Permissions.READ);
    }

    /**
     * Those among them that a list is asked for.
     *
     * @param asked one code; all of them where it is null or blank
     * @throws ProblemException 404 where the caller has no role in it
     */
    public SortedSet<String> workspaces(String asked) {
        if (asked == null || asked.isBlank()) {
            return workspaces();
        }
        grants().demand(Permissions.READ, asked);
        return new TreeSet<>(Set.of(asked));
    }

    /** Where to do what names no workspace: the default one where the caller may do it there, else the first by code. */
    public String workspaceFor(String permission) {
        return grants().home(permission).orElseThrow(() -> ProblemException.forbidden("Your roles do not allow this."));
    }

    /**
     * The workspace that was asked for.
     *
     * @param asked null where none was, see {@link #workspaceFor(String)}
     * @throws ProblemException 404 where it does not exist for the caller, 403 where they may only read in it
     */
    public String workspaceFor(String permission, String asked) {
        if (asked == null) {
            return workspaceFor(permission);
        }
        grants().demand(permission, asked);
        return asked;
    }

    /** The sources that the token stands for: signals of its holder come from one of them. Any where it is empty. */
    public SortedSet<String> sources() {
        return Optional.<SortedSet<String>>ofNullable(identity.getAttribute(SOURCES))
                .orElseGet(Collections::emptySortedSet);
    }

    /** What a post of this token must be signed with; empty where it need not be. */
    public Optional<BodySignature> signature() {
        return Optional.ofNullable(identity.getAttribute(SIGNATURE));
    }
}
