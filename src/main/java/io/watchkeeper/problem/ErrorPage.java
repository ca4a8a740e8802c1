package io.watchkeeper.problem;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The page that a person in a browser sees instead of problem details; the console brings it. */
public interface ErrorPage {
    /** @return the HTML of the whole page; called on an event loop, so it must not block */
    Uni<String> render(Problem problem, RoutingContext request);
}
