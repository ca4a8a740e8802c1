package io.watchkeeper.rulebook.release;

/** What a person may do with a version as it stands. */
public enum Possible {
    EDIT,
    SUBMIT,
    APPROVE,
    REJECT,
    PUBLISH,
    ROLLBACK
}
