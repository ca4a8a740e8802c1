package io.watchkeeper.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What an identity provider says of a person.
 *
 * @param subject issuer and subject, the same for as long as the provider knows the person
 * @param name what the provider calls them
 * @param roles by workspace, from groups called {@code watchkeeper:<workspace>:<role>}; an administrator is no approver
 */
record OidcClaims(String subject, String name, Map<String, Set<String>> roles) {
    private static final Pattern GROUP = Pattern.compile("/?watchkeeper:([a-z0-9-]{1,40}):([a-z-]{1,40})");

    /** @param token a signed token whose signature was checked before */
    static OidcClaims of(String token, OidcConfig config) {
        String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        JsonObject claims = new JsonObject(payload);
        return new OidcClaims(
                claims.getString("iss") + " " + claims.getString("sub"),
                Optional.ofNullable(claims.getValue(config.nameClaim()))
                        .map(String::valueOf)
                        .orElse(""),
                roles(at(claims, List.of(config.groupsClaim().split("/")))));
    }

    private static Map<String, Set<String>> roles(Object groups) {
        Map<String, Set<String>> roles = new TreeMap<>();
        if (groups instanceof JsonArray names) {
            names.forEach(name -> add(String.valueOf(name), roles));
        }
        if (roles.values().stream().anyMatch(granted -> granted.contains(Roles.ADMINISTRATOR))) {
            roles.values().forEach(granted -> granted.remove(Roles.APPROVER));
        }
        return roles;
    }

    private static void add(String group, Map<String, Set<String>> roles) {
        var form = GROUP.matcher(group);
        if (form.matches() && Roles.ALL.contains(form.group(2))) {
            roles.computeIfAbsent(form.group(1), workspace -> new TreeSet<>()).add(form.group(2));
        }
    }

    private static Object at(JsonObject claims, List<String> path) {
        Object value = claims.getValue(path.get(0));
        return path.size() > 1 && value instanceof JsonObject inner ? at(inner, path.subList(1, path.size())) : value;
    }
}
