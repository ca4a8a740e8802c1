package io.watchkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.watchkeeper.diagnosis.check.CheckSource;
import io.watchkeeper.diagnosis.check.SourceBody;
import io.watchkeeper.diagnosis.check.SourceKind;

/**
 * The fields of the form about a source of checks as somebody typed them, or as it is.
 *
 * @param version that was edited, 0 for a new one
 */
public record SourceForm(
        String name, SourceKind kind, SortedMap<String, String> settings, String secret, long version) {
    private static final String SETTING = "setting-";

    static SourceForm blank(SourceKind kind) {
        return new SourceForm("", kind, new TreeMap<>(), "", 0);
    }

    static SourceForm of(CheckSource source) {
        return new SourceForm(
                source.name(),
                SourceKind.named(source.kind()).orElse(SourceKind.HTTP),
                source.settings(),
                Optional.ofNullable(source.secret()).orElse(""),
                source.version());
    }

    /** A field that is left empty is a setting that is left out. */
    static SourceForm typed(Map<String, List<String>> form) {
        var settings = new TreeMap<String, String>();
        form.forEach((field, values) -> {
            var value = values.isEmpty() ? "" : values.get(0).strip().replace("\r\n", "\n");
            if (field.startsWith(SETTING) && !value.isEmpty()) {
                settings.put(field.substring(SETTING.length()), value);
            }
        });
        var version = text(form, "version");
        return new SourceForm(
                text(form, "name"),
                SourceKind.named(text(form, "kind")).orElse(SourceKind.HTTP),
                settings,
                text(form, "secret"),
                version.matches("\\d{1,18}") ? Long.parseLong(version) : 0);
    }

    SourceBody body() {
        return new SourceBody(kind.name(), settings, secret);
    }

    public boolean known() {
        return version > 0;
    }

    public String value(String key) {
        return settings.getOrDefault(key, "");
    }

    private static String text(Map<String, List<String>> form, String name) {
        return Optional.ofNullable(form.get(name))
                .flatMap(values -> values.stream().findFirst())
                .map(String::strip)
                .orElse("");
    }
}
