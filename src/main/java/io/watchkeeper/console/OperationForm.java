package io.watchkeeper.console;

import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.plan.OperationEdit;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.decision.plan.OutlineFields;

/** What somebody asks of the form of an operation. */
record OperationForm(SentForm form) {
    /** Before what a dry run is asked with; no member of the file. */
    static final String TRIAL = "try";

    private static final List<String> MEMBERS = List.of(
            "name",
            "about",
            "life",
            "kind",
            "connection",
            "targets",
            "timeout",
            "idempotent",
            "danger",
            "verify",
            "undo",
            TRIAL);

    OperationForm(Map<String, List<String>> values) {
        this(new SentForm(values));
    }

    String file() {
        return form.text("file");
    }

    String target() {
        return form.text(TRIAL + ".target");
    }

    /** Values of the parameters, for a dry run. */
    Map<String, String> values() {
        return fields().under(TRIAL + ".with");
    }

    /** What was typed, without what belongs to another kind than the chosen one. */
    OutlineFields fields() {
        var texts = form.texts(name -> MEMBERS.contains(name.split("\\.", 2)[0]));
        var kind = OperationKind.named(form.text("kind"));
        if (form.text("was").equals(form.text("kind"))) {
            texts.putAll(form.texts(name -> name.startsWith(OperationEdit.DOES + ".")));
        } else {
            texts.remove("connection");
        }
        if (kind.filter(one -> !one.connects()).isPresent()) {
            texts.remove("connection");
        }
        return new OutlineFields(texts, Map.of("parameters", form.rows("parameters"), "outputs", form.rows("outputs")));
    }
}
