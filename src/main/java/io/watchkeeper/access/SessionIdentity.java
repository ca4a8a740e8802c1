package io.watchkeeper.access;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Looks the person up on every request: a lost role, a new password and a disabled name hold at once on all nodes. */
@ApplicationScoped
class SessionIdentity implements IdentityProvider<SessionRequest> {
    /** Present while the password must be changed first. */
    static final String MUST_CHANGE = "mustChange";

    /** Present for who signs in by OIDC. */
    static final String NO_PASSWORD = "noPassword";

    private final People people;

    SessionIdentity(People people) {
        this.people = people;
    }

    @Override
    public Class<SessionRequest> getRequestType() {
        return SessionRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionRequest request, AuthenticationRequestContext context) {
        return people.named(request.session().person()).map(found -> found.filter(request.session()::opens)
                .map(SessionIdentity::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }

    private static SecurityIdentity identity(Person person) {
        if (person.mustChange()) {
            return Identities.of(person.name(), person.workspace(), Map.of())
                    .addAttribute(MUST_CHANGE, true)
                    .build();
        }
        QuarkusSecurityIdentity.Builder identity = Identities.of(person.name(), person.workspace(), person.roles());
        return person.hasPassword()
                ? identity.build()
                : identity.addAttribute(NO_PASSWORD, true).build();
    }
}
