package io.watchkeeper.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Connection;
import org.jsoup.Jsoup;

/** A person's browser between the service and an identity provider: keeps the cookies of each apart, follows redirects one by one. */
final class OidcBrowser {
    private static final int MOST_REDIRECTS = 8;

    private final PackagedService service;
    private final Map<Integer, Map<String, String>> cookies = new HashMap<>();

    OidcBrowser(PackagedService service) {
        this.service = service;
    }

    Response get(String path) {
        return get(service.url(path));
    }

    /** From the sign-in page to whatever the service answers in the end. */
    Response signIn(String name, String password, String then) {
        var form =
                Jsoup.parse(follow(get("/login/oidc?then=" + then)).asString()).expectFirst("#kc-form-login");
        var action = URI.create(form.attr("action"));
        return follow(get(URI.create(post(action, name, password))));
    }

    /** As browsers do, with no charset in the type, where RestAssured insists on one; gives where the provider leads to. */
    private String post(URI action, String name, String password) {
        try {
            var answer = Jsoup.connect(action.toString())
                    .cookies(cookies.getOrDefault(action.getPort(), Map.of()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .data("username", name, "password", password)
                    .method(Connection.Method.POST)
                    .followRedirects(false)
                    .ignoreHttpErrors(true)
                    .execute();
            cookies.get(action.getPort()).putAll(answer.cookies());
            return Objects.requireNonNull(
                    answer.header("Location"), () -> answer.statusCode() + " of the provider: " + answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** With the button of the page; gives where that leads in the end. */
    Response signOut(String page) {
        var token = get(page).htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value");
        var address = service.url("/logout");
        var answer =
                keep(address, request(address).formParam("csrf-token", token).post(address));
        var refresh = answer.header("Refresh");
        return refresh == null ? follow(answer) : follow(get(URI.create(refresh.substring("0; url=".length()))));
    }

    Map<String, String> cookiesOfService() {
        return cookies.getOrDefault(service.url("/").getPort(), Map.of());
    }

    private Response follow(Response answer) {
        var seen = answer;
        for (int hop = 0; hop < MOST_REDIRECTS && seen.header("Location") != null; hop++) {
            var location = seen.header("Location");
            seen = location.startsWith("/") ? get(location) : get(URI.create(location));
        }
        return seen;
    }

    private Response get(URI address) {
        return keep(address, request(address).get(address));
    }

    private Response keep(URI address, Response answer) {
        var kept = cookies.computeIfAbsent(address.getPort(), port -> new HashMap<>());
        answer.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                kept.remove(cookie.getName());
            } else {
                kept.put(cookie.getName(), cookie.getValue());
            }
        });
        return answer;
    }

    private RequestSpecification request(URI address) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .accept("text/html")
                .cookies(cookies.getOrDefault(address.getPort(), Map.of()));
    }
}
