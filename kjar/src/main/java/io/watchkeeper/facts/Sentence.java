package io.watchkeeper.facts;

/** One text for people in both languages of the product. */
public record Sentence(String en, String zh) {
    public Sentence {
        en = Normal.text(en);
        zh = Normal.text(zh);
    }

    /** The Chinese text for {@code zh} and its regional forms, else the English one. */
    public String in(String language) {
        return language != null && language.startsWith("zh") ? zh : en;
    }
}
