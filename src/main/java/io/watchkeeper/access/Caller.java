package io.watchkeeper.access;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.SecurityIdentity;

/** Who asks: a person, or a token. To be injected; valid wherever a request is. */
@ApplicationScoped
public class Caller {
    static final String WORKSPACE = "workspace";
    static final String SOURCE = "source";
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

    /** The code of the only workspace whose objects the caller may see; others do not exist for them. */
    public String workspace() {
        return Optional.<String>ofNullable(identity.getAttribute(WORKSPACE)).orElse(Person.DEFAULT_WORKSPACE);
    }

    /** The source that the token stands for; signals of its holder come from there unless the URL says otherwise. */
    public Optional<String> source() {
        return Optional.ofNullable(identity.getAttribute(SOURCE));
    }

    /** Granted and implied roles, see {@link Roles}. */
    public Set<String> roles() {
        return identity.getRoles();
    }
}
