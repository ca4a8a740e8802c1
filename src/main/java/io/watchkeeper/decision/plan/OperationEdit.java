package io.watchkeeper.decision.plan;

import java.util.List;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Edits an operation's file as a form. What comes of it is checked as any other text; comments in the file are lost. */
public final class OperationEdit {
    /** The member whose texts say what is done. */
    public static final String DOES = "does";

    private static final OutlineNode PARTS = new OutlineNode(OutlineShape.OPERATION);

    private final ObjectNode file;

    private OperationEdit(ObjectNode file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException where the file holds no members, or an empty text of what is done, which a form cannot show */
    public static OperationEdit of(String yaml) {
        var file = WrittenYaml.read(yaml);
        if (file.has(DOES) && OutlineNode.texts(file.get(DOES)).stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("an empty text");
        }
        return new OperationEdit(file);
    }

    public OutlineFields fields() {
        return PARTS.read(file);
    }

    /** Where as many texts as one likes say what is done, blank ones are left out. */
    public void change(OutlineFields fields) {
        var texts = new TreeMap<>(fields.texts());
        if (places(fields).isEmpty()) {
            texts.keySet().removeIf(name -> name.startsWith(DOES + "."));
            var done = fields.numbered(DOES).stream()
                    .filter(text -> !text.isEmpty())
                    .toList();
            for (int place = 0; place < done.size(); place++) {
                texts.put(DOES + "." + place, done.get(place));
            }
        }
        PARTS.write(file, new OutlineFields(texts, fields.declared()));
    }

    /** What each of the texts that say what is done is; empty where there are as many of one sort as one likes. */
    public static List<String> places(OutlineFields fields) {
        return OperationKind.named(fields.text("kind"))
                .map(kind -> switch (kind) {
                    case HTTP -> List.of("method", "path", "body");
                    case HAPROXY -> List.of("line");
                    case NGINX -> List.of("file", "server");
                    case KUBERNETES, PGBOUNCER -> List.of("request");
                    case SCRIPT -> List.of("script");
                    case WAIT, CHECK -> List.of("check", "must");
                    case SSH, SQL, NOTIFY, MANUAL -> List.<String>of();
                })
                .orElse(List.of());
    }

    public String yaml() {
        return WrittenYaml.write(file);
    }
}
