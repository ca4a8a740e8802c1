package io.watchkeeper.console;

import java.time.Instant;
import java.util.List;

import io.watchkeeper.journal.shadow.Shadow;
import io.watchkeeper.journal.shadow.ShadowActs;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.release.Possible;
import io.watchkeeper.rulebook.release.VersionLife;

/**
 * A version and what came of it in shadow.
 *
 * @param shadow the last time in which it was, or null
 * @param other the version that is in shadow instead, or null
 */
public record ShadowPage(VersionLife life, Shadow shadow, Long other, Instant at) {
    /** What has to happen, or whose turn it is, before it decides. */
    public enum Promotion {
        SUBMIT,
        APPROVE,
        ROLE,
        PUBLISH,
        ROLL_BACK,
        NOT_AT_ALL
    }

    public RulebookVersion about() {
        return life.about();
    }

    public boolean running() {
        return shadow != null && shadow.running();
    }

    /** Whether it could be put into shadow now. */
    public boolean possible() {
        return other == null
                && !running()
                && !about().live()
                && switch (about().state()) {
                    case DRAFT, SUBMITTED, APPROVED, RETIRED -> true;
                    case PUBLISHED, REJECTED, FAULTY -> false;
                };
    }

    public Promotion promotion() {
        if (!running()) {
            return Promotion.NOT_AT_ALL;
        }
        if (life.may().contains(Possible.PUBLISH)) {
            return Promotion.PUBLISH;
        }
        if (life.may().contains(Possible.ROLLBACK)) {
            return Promotion.ROLL_BACK;
        }
        var missing = ShadowActs.missing(about());
        return missing.isEmpty() ? Promotion.ROLE : missing.contains("submit") ? Promotion.SUBMIT : Promotion.APPROVE;
    }

    public List<StageDifferences> stages() {
        return StageDifferences.of(shadow.matrix());
    }
}
