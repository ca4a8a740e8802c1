package io.watchkeeper.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** "Is this session still good?" */
final class SessionRequest extends BaseAuthenticationRequest {
    private final Session session;

    SessionRequest(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }
}
