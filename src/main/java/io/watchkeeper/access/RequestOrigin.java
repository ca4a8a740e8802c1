package io.watchkeeper.access;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** Where the present request comes from. Behind a proxy that is what the proxy says, once Quarkus is told to believe it. */
@Singleton
class RequestOrigin {
    private final CurrentVertxRequest current;

    RequestOrigin(CurrentVertxRequest current) {
        this.current = current;
    }

    /** An IP address; empty where no request is, in a job for instance. */
    Optional<String> address() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(current.getCurrent()).map(RequestOrigin::of)
                : Optional.empty();
    }

    static String of(RoutingContext request) {
        return request.request().remoteAddress() == null
                ? "unknown"
                : String.valueOf(request.request().remoteAddress().hostAddress());
    }
}
