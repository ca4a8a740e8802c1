package io.watchkeeper.console;

import java.time.Duration;

import jakarta.ws.rs.core.NewCookie;

/** What a browser keeps of its reader's choices. Nothing in them is secret, and nothing is decided by them. */
enum PreferenceCookie {
    LANGUAGE("wk-language"),
    THEME("wk-theme"),
    /** Written by {@code zone.js} only: no header tells a browser's time zone. */
    ZONE("wk-zone");

    private static final Duration KEPT = Duration.ofDays(400);

    private final String cookieName;

    PreferenceCookie(String cookieName) {
        this.cookieName = cookieName;
    }

    String cookieName() {
        return cookieName;
    }

    NewCookie of(String value) {
        return new NewCookie.Builder(cookieName)
                .value(value)
                .path("/")
                .maxAge((int) KEPT.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
