package io.watchkeeper.rulebook.workbook;

/** Ends the reading of an upload at the first thing that makes the rest not worth reading. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    Refusal(Finding finding) {
        super(finding.message().en(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
