package io.watchkeeper.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the database is, from the one URL that people give: {@code postgresql://user:password@host:port/database?sslmode=require}.
 *
 * @param query what stands behind the question mark, without it; may be empty
 */
public record DatabaseAddress(String host, int port, String database, String user, String password, String query) {
    private static final int DEFAULT_PORT = 5432;

    /** @throws IllegalArgumentException saying what is wrong with the URL, without repeating its password */
    public static DatabaseAddress parse(String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException malformed) {
            throw refused("it is not a URL; characters such as @ and / in a password are written %40 and %2F");
        }
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw refused("it must begin with postgresql://");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw refused("it must name a host and a database");
        }
        var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        var colon = userInfo.indexOf(':');
        var user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        if (user.isEmpty()) {
            throw refused("it must name a user");
        }
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                uri.getPath().substring(1),
                user,
                colon < 0 ? "" : decode(userInfo.substring(colon + 1)),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    public String jdbcUrl() {
        return "jdbc:" + location();
    }

    /** The datasource settings of Quarkus that follow from this address. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                jdbcUrl(),
                "quarkus.datasource.reactive.url",
                location(),
                "quarkus.datasource.username",
                user,
                "quarkus.datasource.password",
                password);
    }

    private String location() {
        return "postgresql://" + host + ":" + port + "/" + database + (query.isEmpty() ? "" : "?" + query);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("WATCHKEEPER_DATABASE_URL cannot be used: " + why
                + ". Example: postgresql://watchkeeper:secret@localhost:5432/watchkeeper");
    }

    /** Without the password, so that it may be logged. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
