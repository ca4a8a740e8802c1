package io.watchkeeper.console;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** Leads a browser on after a form, with the path alone: a whole URL would be guessed from the Host header. */
final class Redirect {
    private Redirect() {}

    static Response to(String path, NewCookie... cookies) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .cookie(cookies)
                .build();
    }
}
