package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.testing.Operator;
import io.watchkeeper.testing.SupervisedHost;

/** The packaged service with one scenario in mode automatic, the host that it may act on, what watches the programs there, and who is told outside. */
record SelfHealWorld(PackagedService service, SupervisedHost host, Monitoring monitoring, ToldOutside outside)
        implements AutoCloseable {
    static final String SCENARIO = "SERVICE-DOWN";
    static final String PLAN = "PROGRAM-RESTART";
    static final Duration SOON = Duration.ofSeconds(60);

    private static final Set<String> ENDS = Set.of("REFUSED", "SUCCEEDED", "FAILED", "EXPIRED", "OBSERVED");

    static SelfHealWorld start(Path folder, List<String> programs) throws Exception {
        var service = Setup.in(folder.resolve("service"))
                .with("WATCHKEEPER_HEALING_WAIT_STEP", "PT1S")
                .with("WATCHKEEPER_HEALING_VERIFY_WITHIN", "PT10S")
                .with("WATCHKEEPER_RULEBOOK_APPROVALS_GUARD", "none")
                .start();
        var host = SupervisedHost.start(folder.resolve("host"), programs);
        var monitoring = Monitoring.start(folder.resolve("monitoring"), service);
        var world = new SelfHealWorld(service, host, monitoring, new ToldOutside());
        world.put("self-heal/scenarios/" + SCENARIO, Map.of("mode", "AUTOMATIC", "planCode", PLAN));
        var operator = world.operator();
        operator.connection("network", "NETWORK", Map.of("hosts", "127.0.0.0/8"));
        operator.host("hosts", host.sshd(), Map.of());
        operator.connection(
                "self-heal", "WEBHOOK", Map.of("url", world.outside.url(), "act", "yes"), ToldOutside.SECRET);
        return world;
    }

    Operator operator() {
        return new Operator(service::administrator);
    }

    /** From now on, where the program of that name answers. */
    void watch(String program) {
        watch(program, host.port(program));
    }

    /** From now on, at that port. */
    void watch(String program, int port) {
        var labels = Map.of(
                "program",
                program,
                "application",
                program,
                "ssh_port",
                host.sshd().port() + "");
        monitoring.watch(program, port, labels);
    }

    void killSwitch(boolean engaged) {
        put("self-heal/kill-switches/global", Map.of("engaged", engaged, "reason", "release night"));
    }

    /** The one of the object, once it stands so. */
    JsonPath record(String object, String state) {
        return Wait.until(object + " " + state, SOON, () -> {
            var seen = records(object);
            var found = seen.getString("items[0].state");
            if (!state.equals(found) && ENDS.contains(String.valueOf(found))) {
                throw new Wait.GaveUp("not " + state + ": " + seen.prettify());
            }
            return Stream.of(seen)
                    .filter(all -> state.equals(found))
                    .map(all -> all.setRootPath("items[0]"))
                    .findFirst();
        });
    }

    JsonPath records(String object) {
        return get("self-heal/records?object=" + object).extract().jsonPath();
    }

    /** Each of these states of the record, in this order, signed. */
    void assertTold(JsonPath record, String... states) {
        var last = states[states.length - 1];
        Wait.untilTrue(last + " is told", SOON, () -> outside.of(record.getString("id")).stream()
                .anyMatch(values -> values.getString("state").equals(last)));
        assertThat(outside.of(record.getString("id")))
                .allSatisfy(values -> assertThat(values)
                        .contains(
                                Map.entry("object", record.getString("object")),
                                Map.entry("plan", PLAN),
                                Map.entry("event", record.getString("eventId"))))
                .extracting(values -> values.getString("state"))
                .containsSubsequence(states);
    }

    void awaitText(String path, String member, String expected) {
        Wait.untilTrue(
                path + " " + expected,
                SOON,
                () -> get(path).extract().jsonPath().getString(member).equals(expected));
    }

    ValidatableResponse get(String path) {
        return service.administrator().get("/api/v1/" + path).then().statusCode(200);
    }

    ValidatableResponse post(String path, Object body) {
        return service.administrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/" + path)
                .then();
    }

    private void put(String path, Object body) {
        service.administrator()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/" + path)
                .then()
                .statusCode(200);
    }

    @Override
    public void close() {
        monitoring.close();
        service.close();
        host.close();
        outside.close();
    }
}
