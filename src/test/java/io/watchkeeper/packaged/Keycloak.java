package io.watchkeeper.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.restassured.RestAssured;

/** A real Keycloak, from the Maven repository, with one realm and one client. */
record Keycloak(Program program, int port) implements AutoCloseable {
    static final String SECRET = "client-secret-of-the-tests-0123456789";
    static final String PASSWORD = "password-at-the-provider";

    private static final String VERSION = "26.4.0";
    private static final Duration TO_UNPACK = Duration.ofMinutes(10);
    private static final Duration TO_START = Duration.ofMinutes(5);
    private static final String REALM =
            """
            {"realm": "main", "enabled": true, "sslRequired": "none", "groups": [%s], "users": [%s],
             "clients": [{"clientId": "watchkeeper", "secret": "%s", "redirectUris": ["%s"], "publicClient": false,
               "attributes": {"pkce.code.challenge.method": "S256", "post.logout.redirect.uris": "%s"},
               "protocolMappers": [{"name": "groups", "protocol": "openid-connect", "protocolMapper": "oidc-group-membership-mapper",
                 "config": {"claim.name": "groups", "full.path": "false", "id.token.claim": "true"}}]}]}
            """;
    private static final String USER =
            """
            {"username": "%1$s", "enabled": true, "email": "%1$s@example.org", "emailVerified": true, "firstName": "A", "lastName": "B",
             "credentials": [{"type": "password", "value": "%2$s"}], "groups": [%3$s]}
            """;

    /** @param groups of each user, by name */
    static Keycloak start(Path folder, String redirect, Map<String, List<String>> groups) throws IOException {
        var home = unpacked(folder);
        Files.createDirectories(home.resolve("data/import"));
        Files.writeString(home.resolve("data/import/main-realm.json"), realm(redirect, groups));
        var port = Program.freePort();
        var command = List.of(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=localhost",
                "--http-port=" + port);
        var keycloak = new Keycloak(
                Program.start(
                        "keycloak",
                        folder,
                        command,
                        Map.of(
                                "JAVA_OPTS_KC_HEAP",
                                "-Xms128m -Xmx512m",
                                // it serves a dozen requests: what the second compiler of Java costs is never earned
                                // back
                                "JAVA_OPTS_APPEND",
                                "-XX:TieredStopAtLevel=1")),
                port);
        Wait.untilTrue("Keycloak, in " + keycloak.program().log(), TO_START, () -> {
            if (!keycloak.program().isAlive()) {
                throw new Wait.GaveUp("Keycloak ended:\n" + keycloak.program().output());
            }
            return RestAssured.get(keycloak.issuer() + "/.well-known/openid-configuration")
                            .statusCode()
                    == 200;
        });
        return keycloak;
    }

    String issuer() {
        return "http://localhost:" + port + "/realms/main";
    }

    /** By Maven, which knows where its repositories are; kept for the next run. */
    private static Path unpacked(Path folder) {
        var root = Path.of(System.getProperty("repository.root", ".")).toAbsolutePath();
        var home = root.resolve("target/keycloak/keycloak-" + VERSION);
        if (!Files.isExecutable(home.resolve("bin/kc.sh"))) {
            var command = List.of(
                    root.resolve("mvnw").toString(),
                    "-q",
                    "-N",
                    "-f",
                    root.resolve("pom.xml").toString(),
                    "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack",
                    "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip",
                    "-DoutputDirectory=" + root.resolve("target/keycloak"));
            try (var maven = Program.start("unpack-keycloak", folder, command, Map.of())) {
                if (maven.awaitExit(TO_UNPACK) != 0) {
                    throw new IllegalStateException("Keycloak cannot be had from Maven:\n" + maven.output());
                }
            }
        }
        return home;
    }

    private static String realm(String redirect, Map<String, List<String>> groups) {
        var users = groups.entrySet().stream()
                .map(user -> USER.formatted(user.getKey(), PASSWORD, quoted(user.getValue(), "\"/%s\"")))
                .collect(Collectors.joining(","));
        var all = groups.values().stream().flatMap(List::stream).distinct().toList();
        return REALM.formatted(
                quoted(all, "{\"name\": \"%s\"}"), users, SECRET, redirect, redirect.replace("/oidc", ""));
    }

    private static String quoted(List<String> texts, String form) {
        return texts.stream().map(form::formatted).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        // kc.sh runs Java as its child, or becomes it
        program.descendants().forEach(ProcessHandle::destroyForcibly);
        program.close();
    }
}
