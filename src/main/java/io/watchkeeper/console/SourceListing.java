package io.watchkeeper.console;

import java.util.List;
import java.util.stream.Stream;

import io.watchkeeper.diagnosis.check.CheckSource;
import io.watchkeeper.diagnosis.check.SourceKind;

/** What the list of sources of checks shows. */
public record SourceListing(List<CheckSource> sources) {
    private static final int SHORT = 60;

    /** Keys of hosts and certificates are long and say nothing to the eye. */
    public List<String> settings(CheckSource source) {
        return source.settings().entrySet().stream()
                .filter(setting -> !setting.getKey().equals(SourceKind.ACT))
                .map(setting -> setting.getKey() + " = "
                        + (setting.getValue().length() > SHORT
                                ? setting.getValue().substring(0, SHORT) + "…"
                                : setting.getValue()))
                .toList();
    }

    public boolean acts(CheckSource source) {
        return "yes".equals(source.settings().get(SourceKind.ACT));
    }

    public List<SourceKind> kinds() {
        return Stream.of(SourceKind.values()).toList();
    }
}
