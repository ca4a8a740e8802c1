package io.watchkeeper.console;

import java.util.List;
import java.util.Locale;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import io.quarkus.qute.TemplateInstance;
import io.watchkeeper.facts.Sentence;

/** Texts that exist in both languages, in the reader's. */
@TemplateExtension
final class SentenceText {
    private SentenceText() {}

    static String text(Sentence sentence, @TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
        var chosen = sentence.in(((Locale) locale).getLanguage());
        return chosen.isEmpty() ? sentence.en() : chosen;
    }

    static List<ProsePart> prose(Sentence sentence, @TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
        return ProsePart.of(text(sentence, locale));
    }
}
