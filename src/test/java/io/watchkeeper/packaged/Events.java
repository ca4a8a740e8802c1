package io.watchkeeper.packaged;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.restassured.path.json.JsonPath;

/** The risk events of a packaged service, as its API lists them. */
record Events(PackagedService service) {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** At one moment; each scenario of the tests has one event. */
    record Seen(JsonPath list) {
        List<String> scenarios() {
            return list.getList("items.scenario.code");
        }

        String text(String scenario, String member) {
            return String.valueOf(list.<Object>get(path(scenario, member)));
        }

        long number(String scenario, String member) {
            return list.getLong(path(scenario, member));
        }

        long deliveries(String scenario) {
            return scenarios().contains(scenario) ? number(scenario, "deliveries") : 0;
        }

        private static String path(String scenario, String member) {
            return "items.find { it.scenario.code == '" + scenario + "' }." + member;
        }
    }

    Seen now() {
        return new Seen(service.administrator()
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath());
    }

    Seen await(String what, Predicate<Seen> expected) {
        return Wait.until(what, SOON, () -> Optional.of(now()).filter(expected));
    }
}
