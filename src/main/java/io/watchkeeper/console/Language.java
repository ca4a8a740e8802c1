package io.watchkeeper.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language of the console's own texts. What senders wrote stays as it is. */
public enum Language {
    EN("en", "English"),
    ZH("zh", "中文");

    private static final List<String> TAGS = List.of("en", "zh");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** As in the {@code lang} attribute of a page. */
    public String tag() {
        return tag;
    }

    /** What the language calls itself, which is what its readers look for. */
    public String ownName() {
        return ownName;
    }

    public Language other() {
        return this == EN ? ZH : EN;
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    static Optional<Language> of(String tag) {
        var place = tag == null ? -1 : TAGS.indexOf(tag);
        return place < 0 ? Optional.empty() : Optional.of(values()[place]);
    }

    /** The reader's choice, else the first language that the browser asks for and we have, else English. */
    static Language choose(Optional<String> chosen, Optional<String> acceptLanguage) {
        return chosen.flatMap(Language::of)
                .or(() -> acceptLanguage.flatMap(Language::accepted))
                .orElse(EN);
    }

    private static Optional<Language> accepted(String header) {
        try {
            var wanted = Locale.LanguageRange.parse(header);
            return Optional.ofNullable(Locale.lookupTag(wanted, TAGS)).flatMap(Language::of);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
