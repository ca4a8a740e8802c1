package io.watchkeeper.object;

import java.util.Arrays;
import java.util.Optional;

/** What may be said of an object: by these names in JSON, as columns of CSV in this order, and as fields of the form. */
public enum ObjectField {
    KIND("kind", Shape.TEXT, 40),
    NAME("name", Shape.TEXT, 253),
    APPLICATION("application", Shape.TEXT, 100),
    PRODUCT("product", Shape.TEXT, 100),
    SITE("site", Shape.TEXT, 100),
    REDUNDANCY_GROUP("redundancyGroup", Shape.TEXT, 100),
    ENVIRONMENT("environment", Shape.TEXT, 40),
    IMPORTANCE("importance", Shape.TEXT, 40),
    ADDRESSES("addresses", Shape.LIST, 253),
    CONNECTION("connection", Shape.TEXT, 100),
    DEPENDS_ON("dependsOn", Shape.NAMES, 300),
    ALIASES("aliases", Shape.NAMES, 300),
    LABELS("labels", Shape.PAIRS, 500),
    SOURCE("source", Shape.TEXT, 100),
    STATE("state", Shape.TEXT, 40);

    /** How a value is written. */
    public enum Shape {
        TEXT,
        LIST,
        /** Objects, each {@code kind/name}. */
        NAMES,
        /** Each {@code key=value}. */
        PAIRS
    }

    private final String member;
    private final Shape shape;
    private final int longest;

    ObjectField(String member, Shape shape, int longest) {
        this.member = member;
        this.shape = shape;
        this.longest = longest;
    }

    /** As JSON and the header of CSV call it. */
    public String member() {
        return member;
    }

    public Shape shape() {
        return shape;
    }

    /** In UTF-16 units, of each value. */
    public int longest() {
        return longest;
    }

    public boolean several() {
        return shape != Shape.TEXT;
    }

    /** By its name in JSON. */
    public static Optional<ObjectField> of(String member) {
        return Arrays.stream(values())
                .filter(field -> field.member.equals(member))
                .findFirst();
    }
}
