package io.watchkeeper.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

import io.quarkus.logging.Log;
import io.quarkus.oidc.OidcSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;

/**
 * Ends the session at the identity provider of who came by it, as OpenID Connect RP-Initiated Logout 1.0 has it. The ID token that the provider wants back is
 * in the person's own browser; none here takes it for a proof of anything.
 */
@Singleton
class OidcSignOut {
    static final String COOKIE = "watchkeeper-provider";

    /** Browsers drop a larger cookie; the provider asks the person then. */
    private static final int LONGEST = 3_800;

    /** It goes into a header. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7e&&[^#]]+");

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final OidcConfig config;
    private final OidcSession theirs;
    private final WebClient client;

    OidcSignOut(OidcConfig config, OidcSession theirs, Vertx vertx) {
        this.config = config;
        this.theirs = theirs;
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) PATIENCE.toMillis())
                        .setFollowRedirects(false));
    }

    /** The one that Quarkus keeps in a cookie of its own, once there is one of ours. */
    Uni<Void> dropQuarkusSession() {
        return theirs.logout();
    }

    /** What the browser gives back to sign out, and nowhere else. */
    NewCookie remember(String idToken, RoutingContext request) {
        return cookie(idToken.length() > LONGEST ? "-" : idToken, request).build();
    }

    /** For who has signed out, or in by other means. */
    NewCookie forget(RoutingContext request) {
        return cookie("", request).maxAge(0).build();
    }

    /** Where the browser ends the session at the provider; empty where there is none, and where the provider does not answer in time. */
    Uni<Optional<String>> address(RoutingContext request) {
        Optional<String> token = Optional.ofNullable(request.request().getCookie(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
        return token.isEmpty() || config.issuer().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : endpoint(config.issuer().get())
                        .map(endpoint -> endpoint.map(address ->
                                address + (address.contains("?") ? "&" : "?") + parameters(token.get(), request)));
    }

    /** From the provider's own description, which also tells that it is there. */
    private Uni<Optional<String>> endpoint(String issuer) {
        return client.getAbs(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration")
                .timeout(PATIENCE.toMillis())
                .send()
                .map(answer -> Optional.ofNullable(answer.bodyAsJsonObject().getString("end_session_endpoint"))
                        .filter(address -> ADDRESS.matcher(address).matches()))
                .onFailure()
                .invoke(away -> Log.warnf(
                        "Somebody signed out here alone, as the identity provider does not answer: %s",
                        away.getMessage()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private String parameters(String token, RoutingContext request) {
        String back = request.request().scheme() + "://" + request.request().authority() + Paths.LOGIN;
        String parameters = "client_id=" + encoded(config.clientId()) + "&post_logout_redirect_uri=" + encoded(back);
        return token.length() > 1 ? parameters + "&id_token_hint=" + encoded(token) : parameters;
    }

    private static NewCookie.Builder cookie(String value, RoutingContext request) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(Paths.LOGOUT)
                .httpOnly(true)
                .secure(request.request().isSSL())
                .sameSite(NewCookie.SameSite.LAX);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
