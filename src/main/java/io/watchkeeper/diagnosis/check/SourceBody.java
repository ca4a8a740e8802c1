package io.watchkeeper.diagnosis.check;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.remote.KnownHosts;

/**
 * A source of checks as somebody gives it.
 *
 * @param secret name of a secret of the same workspace, or null
 */
public record SourceBody(String kind, Map<String, String> settings, String secret) {
    private static final int LONGEST = 500;
    private static final String KEYS = "hostKeys";
    private static final String CA = "ca";
    private static final Set<String> LONG = Set.of(KEYS, CA);
    private static final int LONGEST_KEYS = 50_000;

    public SourceBody {
        settings = settings == null ? Map.of() : Map.copyOf(settings);
        secret = secret == null || secret.isBlank() ? null : secret.strip();
    }

    /** @throws ProblemException 422 naming each member that cannot be used */
    public void check(String name) {
        var flaws = new ArrayList<Flaw>();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            flaws.add(Flaw.at(null, "INVALID_NAME", "The name cannot be used.", "该名称不可用。")
                    .found(name)
                    .allowing("1 to 100 letters, digits and . _ -"));
        }
        SourceKind.named(kind == null ? "" : kind)
                .ifPresentOrElse(known -> settings(known, flaws), () -> flaws.add(kinds()));
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("The source cannot be kept.", flaws);
        }
    }

    private Flaw kinds() {
        var known = Stream.of(SourceKind.values()).map(Enum::name).collect(Collectors.joining(", "));
        return Flaw.at("/kind", "UNKNOWN_KIND", "There is no such kind of source.", "没有这种检查来源。")
                .found(kind)
                .allowing(known);
    }

    private void settings(SourceKind known, List<Flaw> flaws) {
        for (var key : known.needed()) {
            if (settings.getOrDefault(key, "").isBlank()) {
                flaws.add(Flaw.at("/settings/" + key, "MISSING_VALUE", "This setting is needed.", "必须填写该设置。"));
            }
        }
        settings.forEach((key, value) -> {
            if (!known.needed().contains(key) && !known.possible().contains(key)) {
                flaws.add(Flaw.at("/settings/" + key, "UNKNOWN_MEMBER", "The kind has no such setting.", "该类来源没有此设置。")
                        .allowing(String.join(", ", known.needed()) + ", " + String.join(", ", known.possible())));
            } else if (value.length() > (LONG.contains(key) ? LONGEST_KEYS : LONGEST) || !fits(key, value)) {
                flaws.add(Flaw.at("/settings/" + key, "INVALID", "The setting cannot be used.", "该设置不可用。")
                        .found(value));
            }
        });
    }

    private static boolean fits(String key, String value) {
        return switch (key) {
            case "url" -> webAddress(value);
            case "port" -> value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= 65_535;
            case "tls" -> value.matches("off|verify");
            case KEYS -> KnownHosts.read(value).isPresent();
            case "address" -> value.matches("/[A-Za-z0-9._/-]{1,100}|[A-Za-z0-9.-]{1,253}:[1-9][0-9]{0,4}");
            case "upstreams", "pools" -> value.matches("(/[A-Za-z0-9_][A-Za-z0-9._-]*)+");
            case "nginx", "pgbouncer" -> value.matches("[A-Za-z0-9._/ =-]{1,300}");
            case CA -> value.matches("(?s)\\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s-]+");
            case "namespaces" -> value.matches("[a-z0-9. ,-]+");
            case "index" -> value.matches("[a-z0-9*][a-z0-9._*,-]{0,250}");
            case "time", "message" -> value.matches("[A-Za-z@_][A-Za-z0-9@._-]{0,99}");
            case "sign" -> value.equals("hmac-sha256");
            case SourceKind.ACT, "learn" -> value.matches("yes|no");
            case "host" -> value.matches("[A-Za-z0-9._:-]{1,253}");
            default -> value.chars().noneMatch(Character::isISOControl);
        };
    }

    /** A password in it would be shown to whoever may read sources. */
    private static boolean webAddress(String value) {
        try {
            var uri = URI.create(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
