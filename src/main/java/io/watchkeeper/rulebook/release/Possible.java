package io.watchkeeper.rulebook.release;

/** What a person may do with a version as it stands. */
public enum Possible {
    /** Its tables. */
    EDIT,
    /** Take in what was published since. */
    REBASE,
    SUBMIT,
    APPROVE,
    REJECT,
    PUBLISH,
    ROLLBACK
}
