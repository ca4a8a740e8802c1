package io.watchkeeper.console;

/** What a page tells after an action. */
public enum Notice {
    RESPONDED(true),
    STEP_ADDED(true),
    COMPLETED(true),
    SAVED(true),
    RULEBOOK_MOVED(true),
    DRAFT_MADE(true),
    TABLE_STORED(true),
    ROW_STORED(true),
    /** Beside what somebody else changed in it meanwhile. */
    ROW_MERGED(true),
    ROW_DELETED(true),
    EDIT_UNDONE(true),
    /** Somebody else was faster; what was typed is shown again. */
    STATE_MOVED_ON(false),
    TEXT_REFUSED(false),
    /** No diagnosis can be made of the event. */
    NO_TREE(false);

    private final boolean good;

    Notice(boolean good) {
        this.good = good;
    }

    public boolean good() {
        return good;
    }

    public String tone() {
        return good ? "good" : "bad";
    }

    public String icon() {
        return good ? "calm" : "warn";
    }
}
