package io.watchkeeper.rulebook.draft;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with something that is edited, and what it is known by then. */
final class Tagged {
    private Tagged() {}

    static <T> RestResponse<T> of(T body, String etag) {
        return ResponseBuilder.ok(body).header(HttpHeaders.ETAG, etag).build();
    }
}
