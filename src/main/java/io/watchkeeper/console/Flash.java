package io.watchkeeper.console;

import java.util.Arrays;
import java.util.Optional;

import jakarta.ws.rs.core.NewCookie;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;

/** A notice on its way over a redirect. The cookie holds the notice's name, never a text: a forged one can only choose among ours. */
final class Flash {
    private static final String COOKIE = "wk-notice";
    private static final int SECONDS = 60;

    private Flash() {}

    static NewCookie of(Notice notice) {
        return new NewCookie.Builder(COOKIE)
                .value(notice.name())
                .path("/")
                .maxAge(SECONDS)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** Reads the notice and has the browser forget it. */
    static Optional<Notice> take(RoutingContext request) {
        var cookie = request.request().getCookie(COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        request.response().addCookie(Cookie.cookie(COOKIE, "").setPath("/").setMaxAge(0));
        return Arrays.stream(Notice.values())
                .filter(notice -> notice.name().equals(cookie.getValue()))
                .findFirst();
    }
}
