package io.watchkeeper.plan.machine;

import java.time.Duration;
import java.util.stream.Stream;

/** What a call that did not succeed means: another try, a target less, or a question. */
final class Failures {
    /** So often at least an idempotent call is made again whose answer did not come. */
    private static final int UNANSWERED = 2;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 16;

    private final Layout layout;

    Failures(Layout layout) {
        this.layout = layout;
    }

    Progress known(Progress progress, Part part, String why) {
        return again(progress, part, part.step().retries()) ? later(progress, part, why) : failed(progress, part, why);
    }

    /** Only what is as good twice as once is tried again without asking, and only where the run still goes that way. */
    Progress unknown(Progress progress, Part part, String why) {
        boolean wanted =
                part.phase() == Phase.UNDO ? progress.mode() == Mode.ROLLING_BACK : progress.mode() == Mode.FORWARD;
        if (!part.idempotent() || !wanted) {
            return progress.with(part.id(), progress.of(part.id()).standing(Standing.UNKNOWN, why));
        }
        int tries = Math.max(part.step().retries(), UNANSWERED);
        return again(progress, part, tries) ? later(progress, part, why) : failed(progress, part, why);
    }

    private static boolean again(Progress progress, Part part, int tries) {
        return progress.of(part.id()).failures() < tries;
    }

    private static Progress later(Progress progress, Part part, String why) {
        var now = progress.of(part.id());
        var pause = part.step().pause().multipliedBy(1L << Math.min(now.failures(), MOST_DOUBLINGS));
        return progress.with(part.id(), now.backingOff(pause.compareTo(LONGEST) < 0 ? pause : LONGEST, why));
    }

    Progress failed(Progress progress, Part part, String why) {
        boolean spared = progress.mode() == Mode.FORWARD && mayBeSpared(progress, part);
        var standing = spared ? Standing.GIVEN_UP : Standing.FAILED;
        var after = progress.with(part.id(), progress.of(part.id()).standing(standing, why));
        return spared ? withoutTarget(after, part) : after;
    }

    /** Canaries are there to be looked at: where one fails, a person is asked. */
    private boolean mayBeSpared(Progress progress, Part part) {
        if (part.phase() != Phase.STEPS || part.target().isEmpty() || layout.hasSeveralBatches() && part.batch() == 0) {
            return false;
        }
        var spared = atTargets(progress, Standing.GIVEN_UP)
                .map(other -> other.target().orElseThrow())
                .filter(target -> !target.equals(part.target().get()))
                .distinct()
                .count();
        return spared + 1 <= layout.run().tolerance();
    }

    private Stream<Part> atTargets(Progress progress, Standing standing) {
        return layout.parts(Phase.STEPS)
                .filter(part -> part.target().isPresent())
                .filter(part -> progress.of(part.id()).standing() == standing);
    }

    private Progress withoutTarget(Progress progress, Part failed) {
        var after = progress;
        for (var part : layout.parts(Phase.STEPS).toList()) {
            var standing = progress.of(part.id()).standing();
            boolean open = standing == Standing.PENDING || standing == Standing.BACKING_OFF;
            if (open && part.target().equals(failed.target())) {
                after = after.with(
                        part.id(), after.of(part.id()).standing(Standing.SKIPPED, "given up with its target"));
            }
        }
        return after;
    }
}
