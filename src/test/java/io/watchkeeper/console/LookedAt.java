package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.healing.HealMode;
import io.watchkeeper.healing.RecordsOverHttp;
import io.watchkeeper.plan.RunsOverHttp;
import io.watchkeeper.rulebook.exchange.LibraryFile;
import io.watchkeeper.rulebook.exchange.Zips;

/** Addresses of every kind of page, with something to be seen on it. */
final class LookedAt {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Visitor visitor = Visitor.signedIn("en");
    private final String rulebook =
            visitor.open("/rulebooks").html().expectFirst("tbody a").attr("href");

    List<String> pages() {
        return Stream.of(events(), objects(), changes(), runs(), heals(), others(), rulebooks(), drafts(), forecasts())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> events() {
        var event = longWordedEvent();
        var handled = Senders.diskAlert("look-2");
        visitor.send(visitor.open("/events/" + handled).expectForm("form[action$=respond]"), Map.of("note", "On it"));
        var completed = Senders.diskAlert("look-3");
        visitor.send(
                visitor.open("/events/" + completed).expectForm("form[action$=complete]"), Map.of("cause", "Test"));
        var trial = visitor.open("/events/" + event)
                .html()
                .select("a[href*=try?signal]")
                .attr("href");
        var diagnosed = visitor.send(visitor.open("/events/" + handled).expectForm("form[action$=diagnoses]"), Map.of())
                .header("Location");
        return List.of(
                diagnosed,
                diagnosed + "/replay",
                "/events?state=ALL",
                "/events?q=nothing-is-called-so",
                "/causes",
                "/events/" + event,
                "/events/" + handled,
                "/events/" + completed,
                trial);
    }

    private List<String> objects() {
        asAdministrator()
                .contentType("text/csv")
                .body(
                        """
                        kind,name,application,site,importance,addresses,dependsOn,labels
                        host,look-host-with-a-rather-long-name.shanghai.example.com,shop,hz-a,HIGH,10.0.0.5;10.0.0.6,site/hz-a,rack=7
                        database,订单数据库,shop,hz-a,CRITICAL,,host/look-host-with-a-rather-long-name.shanghai.example.com,
                        application,shop,,,,,database/订单数据库;queue/orders,
                        """
                                .getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/objects")
                .then()
                .statusCode(200);
        var shown =
                visitor.open("/objects?q=订单数据库").html().expectFirst("tbody a").attr("href");
        return List.of("/objects", "/objects?q=nothing-is-called-so", shown, "/objects/new", "/objects/import");
    }

    private static List<String> changes() {
        asAdministrator()
                .contentType("application/json")
                .body(Map.of(
                        "id",
                        "look-release",
                        "kind",
                        "RELEASE",
                        "objects",
                        List.of("application/look-shop"),
                        "endsAt",
                        Instant.now().plus(Duration.ofDays(3)).toString(),
                        "suppress",
                        true,
                        "summary",
                        "Look"))
                .post("/api/v1/changes")
                .then()
                .statusCode(201);
        return List.of("/changes", "/changes/look-release", "/changes/new");
    }

    private static List<String> runs() {
        var begun = RunsOverHttp.started("EXAMINE", "look-run");
        return List.of(
                "/runs",
                "/runs?state=ROLLED_BACK",
                "/runs/" + begun,
                "/runs/new?plan=DISK-EXPAND&targets=look-other",
                "/runs/new?plan=POWER-RESTORE&targets=look-run",
                "/runs/new?plan=EXAMINE");
    }

    private static List<String> heals() {
        RecordsOverHttp.mode("HOST-TIME-DRIFT", HealMode.SHADOW);
        Senders.alert(Map.of("alertname", "HostClockSkew", "instance", "look-clock"), Map.of());
        var shown = RecordsOverHttp.decided("look-clock");
        RecordsOverHttp.mode("HOST-TIME-DRIFT", HealMode.APPROVE);
        Senders.alert(Map.of("alertname", "HostClockSkew", "instance", "look-held"), Map.of());
        var held = RecordsOverHttp.held("look-held");
        RecordsOverHttp.mode("HOST-TIME-DRIFT", HealMode.OFF);
        return List.of(
                "/self-heal",
                "/self-heal?verdict=REFUSE&object=nothing-is-called-so",
                "/self-heal/records/" + shown,
                "/self-heal/records/" + held);
    }

    private static List<String> others() {
        return List.of(
                "/scenarios",
                "/scenarios/HOST-DISK-SPACE",
                "/plans",
                "/plans/SERVICE-RESTART",
                "/plans/TRAFFIC-OFF/rehearsal?targets=web-1&parameter.backend=web",
                "/plans/TRAFFIC-OFF/rehearsal",
                "/operations",
                "/undecided",
                "/people",
                "/workspaces",
                "/audit",
                "/audit/chain",
                "/secrets",
                "/sources",
                "/sources/edit?kind=SSH",
                "/settings",
                "/tokens",
                "/password",
                "/no-such-page");
    }

    private List<String> rulebooks() {
        return List.of(
                "/rulebooks",
                "/rulebooks/imports",
                imported(),
                rulebook,
                rulebook + "?file=scenario%2Fscenario.drl",
                rulebook + "/check",
                rulebook + "/diff",
                rulebook + "/try",
                rulebook + "/tables",
                rulebook + "/trees",
                rulebook + "/trees/HOST-CPU?evidence=CPU-USE+%3D+95",
                rulebook + "/trees/DISK-FULL/backtest",
                rulebook + "/tables/rows?file=grading%2Fgrading.drl.csv",
                rulebook + "/shadow");
    }

    private List<String> drafts() {
        var draft = draft();
        // with results beside its test scenarios
        visitor.open(draft + "/check");
        return List.of(
                upload(draft),
                draft,
                draft + "?file=grading%2Fgrading.tests.csv&at=C300",
                draft + "/row?file=grading%2Fgrading.drl.csv&row=8",
                draft + "/row?file=grading%2Fgrading.tests.csv&below=2",
                draft + "/text?file=scenario%2Fscenario.drl",
                draft + "/trees",
                visitor.open(draft + "/trees/HOST-CPU/edit")
                        .html()
                        .expectFirst("#node-CPU-USE a[href*=add]")
                        .attr("href"),
                draft + "/trees/HOST-CPU/edit?at=CPU-CALM&evidence=CPU-USE+%3D+95",
                draft + "/outline?file=plans%2FSERVICE-RESTART.yaml&at=steps.drain",
                draft + "/operation?file=plans%2Foperations%2FUNIT-RESTART.yaml");
    }

    private List<String> forecasts() {
        var shaded = shaded();
        return List.of(shaded, shaded + "/shadow", shaded + "/backtests", backtested(shaded));
    }

    private String draft() {
        return visitor.send(visitor.open(rulebook).expectForm("form[action$=draft]"), Map.of())
                .header("Location");
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

    /** A table with a row that is new and one that is wrong. */
    private String upload(String draft) {
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

    /** A version in shadow that decides otherwise. */
    private String shaded() {
        var draft = draft();
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
        return draft;
    }

    private String backtested(String draft) {
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
