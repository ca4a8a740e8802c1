package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.console.Chromium.Look;
import io.watchkeeper.console.Chromium.Person;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.exchange.LibraryFile;
import io.watchkeeper.rulebook.exchange.Zips;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page as people see it, in both languages, light and dark, on a desk and on a phone. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = "chromium", debianPackage = "chromium")
class LookTest {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final boolean FULL = Boolean.getBoolean("watchkeeper.full");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int WIDE = 1280;
    private static Chromium chromium;
    private static List<String> pages;

    @TestHTTPResource
    URL service;

    @BeforeEach
    void start() {
        if (chromium == null) {
            pages = pages();
            chromium = new Chromium("http://" + service.getAuthority());
        }
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    static Stream<Look> looks() {
        return Stream.of("en", "zh")
                .flatMap(language -> Stream.of("light", "dark").map(theme -> new Look(language, theme, WIDE, true)))
                .flatMap(look -> Stream.of(look, look.narrow()))
                .filter(look -> FULL || oneOfTwo(look));
    }

    /** Of the eight looks, two in which each language, theme and width comes once: a quarter of the minutes. */
    private static boolean oneOfTwo(Look look) {
        boolean wide = look.width() == WIDE;
        return look.language().equals("zh") != wide && look.theme().equals("dark") != wide;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void every_page_is_accessible_fits_its_width_and_keeps_to_its_security_policy(Look look) {
        var faults = new ArrayList<String>();
        try (var stranger = chromium.stranger(look)) {
            examine(stranger, "/login", faults);
        }
        try (var person = chromium.person(look)) {
            pages.forEach(page -> examine(person, page, faults));
        }
        assertThat(faults).isEmpty();
    }

    static Stream<Look> plainLooks() {
        return looks().filter(look -> look.theme().equals("light"));
    }

    @ParameterizedTest
    @MethodSource("plainLooks")
    void every_page_can_be_read_without_script(Look look) {
        var faults = new ArrayList<String>();
        try (var person = chromium.person(look.withoutScript())) {
            for (var address : pages) {
                var page = person.open(address);
                if (page.locator("h1").innerText().isBlank()) {
                    faults.add(address + " has no heading");
                }
                fitsWidth(page, address, faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void examine(Person person, String address, List<String> faults) {
        person.complaints.clear();
        var page = person.open(address);
        page.waitForFunction("document.documentElement.classList.contains('scripted')");
        new AxeBuilder(page)
                        .withTags(WCAG)
                        // without: a second page is opened for each analysis
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(violation -> GRAVE.contains(violation.getImpact()))
                        .map(violation -> address + " " + told(violation))
                        .forEach(faults::add);
        // the answer 404 is what this page is about
        person.complaints.stream()
                .filter(complaint -> !complaint.contains("status of 404"))
                .map(complaint -> address + " " + complaint)
                .forEach(faults::add);
        fitsWidth(page, address, faults);
    }

    private static void fitsWidth(Page page, String address, List<String> faults) {
        var measured = page.locator("html").boundingBox();
        var over = page.locator("main")
                .evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) over).intValue() > 0) {
            faults.add(address + " is wider than its window of " + measured.width + " by " + over);
        }
    }

    private static String told(Rule violation) {
        var first = violation.getNodes().get(0);
        return violation.getId() + " (" + violation.getNodes().size() + "): " + first.getHtml() + " "
                + first.getFailureSummary();
    }

    /** The page of an import that brings one new row. */
    private static String imported() {
        var first =
                asAdministrator().get("/api/v1/rulebooks/1/export?format=zip").asByteArray();
        var content = new TreeMap<>(LibraryFile.read(first).content().files());
        content.merge(
                "grading/grading.drl.csv",
                "Imported,541,grade,x,,,,,look-lab,,,,,,,INFO,OUTSIDE_PRODUCTION\n",
                String::concat);
        Number version = asAdministrator()
                .contentType("application/zip")
                .body(Zips.library("9.9.9", new RulebookContent(content)))
                .post("/api/v1/rulebooks/imports")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        return "/rulebooks/" + version + "/import";
    }

    private static List<String> pages() {
        var event = longWordedEvent();
        var visitor = Visitor.signedIn("en");
        var handled = Senders.diskAlert("look-2");
        visitor.send(visitor.open("/events/" + handled).expectForm("form[action$=respond]"), Map.of("note", "On it"));
        var completed = Senders.diskAlert("look-3");
        visitor.send(
                visitor.open("/events/" + completed).expectForm("form[action$=complete]"), Map.of("cause", "Test"));
        var rulebook = visitor.open("/rulebooks").html().expectFirst("tbody a").attr("href");
        var draft = visitor.send(visitor.open(rulebook).expectForm("form[action$=draft]"), Map.of())
                .header("Location");
        var shaded = shaded(visitor, rulebook);
        return List.of(
                "/events?state=ALL",
                "/events?q=nothing-is-called-so",
                "/events/" + event,
                "/events/" + handled,
                "/events/" + completed,
                "/scenarios",
                "/scenarios/HOST-DISK-SPACE",
                "/rulebooks",
                "/rulebooks/imports",
                imported(),
                rulebook,
                rulebook + "?file=scenario%2Fscenario.drl",
                "/undecided",
                "/people",
                "/workspaces",
                "/audit",
                "/audit/chain",
                "/secrets",
                "/tokens",
                rulebook + "/check",
                rulebook + "/diff",
                rulebook + "/try",
                visitor.open("/events/" + event)
                        .html()
                        .select("a[href*=try?signal]")
                        .attr("href"),
                rulebook + "/tables",
                rulebook + "/tables/rows?file=grading%2Fgrading.drl.csv",
                upload(visitor, draft),
                draft,
                draft + "?file=grading%2Fgrading.tests.csv&at=C300",
                draft + "/row?file=grading%2Fgrading.drl.csv&row=8",
                draft + "/row?file=grading%2Fgrading.tests.csv&below=2",
                draft + "/text?file=scenario%2Fscenario.drl",
                shaded,
                shaded.replace("/shadow", ""),
                rulebook + "/shadow",
                shaded.replace("/shadow", "/backtests"),
                backtested(visitor, shaded.replace("/shadow", "")),
                "/password",
                "/no-such-page");
    }

    /** A table with a row that is new and one that is wrong. */
    private static String upload(Visitor visitor, String draft) {
        var file = "?file=grading%2Fgrading.drl.csv";
        var csv = visitor.get(draft + "/download.csv" + file).asString().stripTrailing();
        var row = "A new row,540,grade,x,HOST-DISK-SPACE,,,,qa-lab,,,,,,,INFO,OUTSIDE_PRODUCTION\n";
        var sheet = csv + "\n" + row + row.replace("new", "wrong").replace("INFO", "INFOO");
        return visitor.send(
                        visitor.open(draft + file).expectForm("form[action$=upload]"),
                        "grading.csv",
                        sheet.getBytes(StandardCharsets.UTF_8))
                .header("Location");
    }

    /** The page of a version in shadow that decides otherwise. */
    private static String shaded(Visitor visitor, String rulebook) {
        var draft = visitor.send(visitor.open(rulebook).expectForm("form[action$=draft]"), Map.of())
                .header("Location");
        var sheet = visitor.get(draft + "/download.csv?file=grading%2Fgrading.drl.csv")
                .asString()
                .replace(",CRITICAL,", ",HIGH,");
        asAdministrator()
                .contentType("text/csv; charset=UTF-8")
                .header("If-Match", "*")
                .body(sheet)
                .put("/api/v1" + draft + "/tables/grading/grading")
                .then()
                .statusCode(200);
        visitor.send(visitor.open(draft + "/shadow").expectForm("form[action$=shadow]"), Map.of("reason", "Look"));
        Senders.diskAlert("look-4");
        var page = visitor.open(draft + "/shadow");
        var deadline = System.nanoTime() + SOON.toNanos();
        while (page.html().select("details").isEmpty()) {
            assertThat(System.nanoTime()).as(page.text()).isLessThan(deadline);
            page = visitor.open(draft + "/shadow");
        }
        return draft + "/shadow";
    }

    private static String backtested(Visitor visitor, String draft) {
        var begun = visitor.send(visitor.open(draft + "/backtests").expectForm("form[action$=backtests]"), Map.of());
        var address = begun.header("Location");
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!visitor.open(address).html().select("#run[hx-trigger]").isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        return address;
    }

    private static String longWordedEvent() {
        return Senders.alert(Map.of(
                "labels",
                Map.of(
                        "alertname",
                        "NodeFilesystemSpaceFillingUp",
                        "instance",
                        "look-1.a-rather-long-name-of-a-host.shanghai.example.com:9100",
                        "severity",
                        "critical",
                        "endless",
                        "x".repeat(300)),
                "annotations",
                Map.of("summary", "磁盘空间不足 " + "very_long_word".repeat(20)),
                "generatorURL",
                "http://prometheus.example.com:9090/graph?g0.expr=" + "node_filesystem".repeat(30)));
    }
}
