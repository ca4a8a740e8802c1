package io.watchkeeper.console;

import java.util.List;

/** Fields of one line in the form in which a fact is tried. */
public enum TypedField {
    INSPECTION("inspection"),
    OBJECT_KIND("objectKind"),
    OBJECT_NAME("objectName"),
    APPLICATION("application"),
    PRODUCT("product"),
    SITE("site"),
    VALUE("value"),
    UNIT("unit"),
    SUMMARY("summary"),
    OCCURRENCES("occurrences"),
    FIRING("firing"),
    SECONDS("seconds"),
    OPENED("opened");

    /** Of an inspection result. */
    static final List<TypedField> OF_INSPECTION =
            List.of(INSPECTION, OBJECT_KIND, OBJECT_NAME, APPLICATION, PRODUCT, SITE, VALUE, UNIT, SUMMARY);
    /** Of the event. */
    static final List<TypedField> OF_EVENT = List.of(OCCURRENCES, FIRING, SECONDS, OPENED);

    private final String formName;

    TypedField(String formName) {
        this.formName = formName;
    }

    /** What the form calls it. */
    public String formName() {
        return formName;
    }
}
