package io.watchkeeper.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** "Whose token is this?" Its own type, so that a login by OIDC can use the common one. */
final class ApiTokenRequest extends BaseAuthenticationRequest {
    private final String value;

    ApiTokenRequest(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
