package io.watchkeeper.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** The addresses that signing in knows. */
final class Paths {
    static final String LOGIN = "/login";
    static final String OIDC = "/login/oidc";
    static final String LOGOUT = "/logout";
    static final String PASSWORD = "/password";
    static final String PREFERENCES = "/preferences";
    static final String LANDING = "/events";

    /** A path of ours, never another host's: browsers read {@code //host} and {@code /\host} as one. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,2000}");

    private Paths() {}

    /** Where programs are answered: by problem details, never by a page. */
    static boolean isApi(RoutingContext request) {
        return request.normalizedPath().startsWith("/api/");
    }

    static boolean isForPrograms(RoutingContext request) {
        return isApi(request) || request.normalizedPath().startsWith("/q/");
    }

    /** Where an identity provider is asked; a session of ours does not count there. */
    static boolean isOidc(RoutingContext request) {
        return request.normalizedPath().equals(OIDC);
    }

    /** What a person may open whose password must be changed first. */
    static boolean isOpenToUnchanged(RoutingContext request) {
        String path = request.normalizedPath();
        return path.equals(PASSWORD)
                || path.equals(LOGIN)
                || path.equals(LOGOUT)
                || path.equals(PREFERENCES)
                || path.startsWith("/console/")
                || path.startsWith("/webjars/");
    }

    /** The login page that leads back to a page which was asked for. */
    static String loginThen(RoutingContext request) {
        if (request.request().method() != HttpMethod.GET
                || request.normalizedPath().equals("/")) {
            return LOGIN;
        }
        return LOGIN + "?then=" + URLEncoder.encode(request.request().uri(), StandardCharsets.UTF_8);
    }

    /** The asked page where it is ours, else the landing page. */
    static String after(String then) {
        return Optional.ofNullable(then)
                .filter(path -> OWN_PATH.matcher(path).matches())
                .filter(path -> !path.startsWith(LOGIN) && !path.startsWith(LOGOUT))
                .orElse(LANDING);
    }

    /** Where a request comes from, as far as the server can tell. */
    static String address(RoutingContext request) {
        return request.request().remoteAddress().hostAddress();
    }

    /** Leads on after a form, with the path alone: a whole URL would be guessed from the Host header. */
    static Response seeOther(String path, NewCookie... cookies) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .cookie(cookies)
                .build();
    }
}
