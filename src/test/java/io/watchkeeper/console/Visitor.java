package io.watchkeeper.console;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.Administrator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person at the console whose browser runs no script: follows links, sends forms with what stands in them. */
final class Visitor {
    private static final String PASSWORD = "a long password of the tests";
    /** The store of the people is as new as this class: both come with the start of the service. */
    private static final Set<String> HIRED = new HashSet<>();

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String language;
    private String before;

    private Visitor(String language) {
        this.language = language;
    }

    /** @param language as the browser asks for it */
    static Visitor anonymous(String language) {
        return new Visitor(language);
    }

    static Visitor signedIn(String language) {
        return signedIn(language, Administrator.NAME, Administrator.TOKEN);
    }

    static Visitor signedIn(String language, String name, String password) {
        var visitor = new Visitor(language);
        var form = visitor.open("/login").expectForm("form[action=/login]");
        var answer = visitor.send(form, Map.of("username", name, "password", password));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("signing in was answered with " + answer.statusLine());
        }
        return visitor;
    }

    /** A person of that name, signed in; where there is none yet, with the one role. */
    static Visitor hired(Colleagues colleagues, String name, String role) {
        if (HIRED.add(name)) {
            colleagues.person(name, PASSWORD, List.of(role));
        }
        return signedIn("en", name, PASSWORD);
    }

    /** The page that the browser says the next requests come from. */
    Visitor from(String path) {
        before = "http://localhost" + path;
        return this;
    }

    Page open(String path) {
        return page(keep(request().get(path)));
    }

    Response get(String path) {
        return keep(request().get(path));
    }

    /** Sends the form with what stands in its fields, but for those given. */
    Response send(Element form, Map<String, String> fields) {
        var values = new LinkedHashMap<String, List<String>>();
        form.select("input[name], textarea[name], select[name]")
                .not("[type=radio]:not([checked]), [type=checkbox]:not([checked])")
                .forEach(field -> values.computeIfAbsent(field.attr("name"), name -> new ArrayList<>())
                        .add(value(field)));
        fields.forEach((name, value) -> values.put(name, List.of(value)));
        return keep(request().formParams(values).post(form.attr("action")));
    }

    /** Sends the form with a file chosen in its one field for files. */
    Response send(Element form, String fileName, byte[] file) {
        var request = request();
        form.select("input[type=hidden]").forEach(field -> request.multiPart(field.attr("name"), field.val()));
        request.multiPart(form.expectFirst("input[type=file]").attr("name"), fileName, file);
        return keep(request.post(form.attr("action")));
    }

    /** The page that an answer leads to. */
    Page follow(Response answer) {
        return open(answer.header("Location"));
    }

    Page page(Response answer) {
        return new Page(answer, Jsoup.parse(answer.asString()));
    }

    private Response keep(Response answer) {
        answer.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return answer;
    }

    private RequestSpecification request() {
        var request = before == null ? given() : given().header("Referer", before);
        return request.urlEncodingEnabled(false)
                .cookies(cookies)
                .redirects()
                .follow(false)
                .header("Accept-Language", language)
                .accept("text/html,*/*;q=0.8");
    }

    private static String value(Element field) {
        if (field.normalName().equals("select")) {
            var chosen = field.selectFirst("option[selected]");
            return (chosen == null ? field.selectFirst("option") : chosen).attr("value");
        }
        return field.val();
    }

    record Page(Response answer, Document html) {
        Element expectForm(String selector) {
            return html.expectFirst(selector);
        }

        String text() {
            return html.body().text();
        }

        int status() {
            return answer.statusCode();
        }
    }
}
