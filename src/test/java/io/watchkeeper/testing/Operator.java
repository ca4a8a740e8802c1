package io.watchkeeper.testing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/**
 * Makes connections and objects by the API.
 *
 * @param requests one that shows who it is, for each call
 */
public record Operator(Supplier<RequestSpecification> requests) {
    public void connection(String name, String kind, Map<String, String> settings) {
        put("check-sources/" + name, Map.of("kind", kind, "settings", settings));
    }

    /** @param secret its value; it is kept under the name of the connection */
    public void connection(String name, String kind, Map<String, String> settings, String secret) {
        put("secrets/" + name, Map.of("value", secret));
        put("check-sources/" + name, Map.of("kind", kind, "settings", settings, "secret", name));
    }

    /** By SSH, with what is said beside that; and where checks may look whether it takes connections. */
    public void host(String name, SshServer sshd, Map<String, String> more) throws IOException {
        var settings = new TreeMap<>(sshd.settings());
        settings.putAll(more);
        connection(name, "SSH", settings, sshd.privateKey());
    }

    public void objects(List<Map<String, ?>> objects) {
        put("objects", objects);
    }

    private void put(String path, Object body) {
        requests.get()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/" + path)
                .then()
                .statusCode(200);
    }
}
