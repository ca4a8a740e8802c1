package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.asAdministrator;

import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;

/** Monitoring systems that post what goes wrong, through the same door as real ones. */
final class Senders {
    private Senders() {}

    /** @return the id of the event that the alert belongs to */
    static String alert(Map<String, String> labels, Map<String, String> annotations) {
        return alert(Map.of("labels", labels, "annotations", annotations));
    }

    static String alert(Map<String, ?> alert) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .queryParam("source", "console-tests")
                .body(List.of(alert))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }

    static String diskAlert(String host) {
        return alert(
                Map.of("alertname", "NodeFilesystemSpaceFillingUp", "instance", host, "severity", "critical"),
                Map.of("summary", "Disk of " + host + " is full"));
    }
}
