package io.watchkeeper.console;

import io.quarkus.qute.TemplateExtension;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.object.ObjectKind;

/** What templates ask of objects. */
@TemplateExtension
final class ObjectText {
    private ObjectText() {}

    /** What people call a kind. */
    @TemplateExtension(namespace = "kind")
    static Sentence named(String code) {
        return ObjectKind.name(code);
    }
}
