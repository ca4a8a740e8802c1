package io.watchkeeper.plan.machine;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a run has come to. What is not in {@code parts} has not been begun.
 *
 * @param endsAs what the run is once it has stopped, and what it is where it has ended
 * @param why it ended so or is about to, where it is not plain
 */
public record Progress(Mode mode, boolean paused, Map<String, PartProgress> parts, RunState endsAs, String why) {
    public Progress {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** @param waits for a second person */
    public static Progress begun(boolean waits) {
        return new Progress(waits ? Mode.WAITING : Mode.FORWARD, false, Map.of(), RunState.SUCCEEDED, "");
    }

    public PartProgress of(String part) {
        return parts.getOrDefault(part, PartProgress.PENDING);
    }

    public boolean ended() {
        return mode == Mode.ENDED;
    }

    /** Whether it waits for a second person although it has ended before: one that has not begun has no parts yet. */
    private boolean waitsToTakeBack() {
        return mode == Mode.WAITING && !parts.isEmpty();
    }

    /** What a person is asked about a part, if anything. */
    public Optional<Question> question(Part part) {
        var standing = of(part.id()).standing();
        boolean undo = part.phase() == Phase.UNDO;
        return switch (mode) {
            case WAITING, ENDED -> Optional.empty();
            // nobody decides on a check that did not hold: the run ends, and nothing was done
            case FORWARD ->
                undo || part.phase() == Phase.CHECKS && standing == Standing.FAILED
                        ? Optional.empty()
                        : Question.about(standing);
            case STOPPING -> Question.about(standing).filter(question -> question == Question.DID_IT_HAPPEN);
            case ROLLING_BACK ->
                Question.about(standing).filter(question -> undo || question == Question.DID_IT_HAPPEN);
        };
    }

    public RunState state(Layout layout) {
        return switch (mode) {
            case WAITING -> RunState.WAITING;
            case ENDED -> endsAs;
            case FORWARD, STOPPING, ROLLING_BACK -> underWay(layout);
        };
    }

    private RunState underWay(Layout layout) {
        if (paused) {
            return RunState.PAUSED;
        }
        boolean asked = layout.parts().stream().anyMatch(part -> question(part).isPresent());
        return asked ? RunState.NEEDS_PERSON : RunState.RUNNING;
    }

    boolean any(Standing standing) {
        return parts.values().stream().anyMatch(part -> part.standing() == standing);
    }

    Stream<Map.Entry<String, PartProgress>> standing(Standing standing) {
        return parts.entrySet().stream().filter(part -> part.getValue().standing() == standing);
    }

    int doneSoFar() {
        return parts.values().stream().mapToInt(PartProgress::done).max().orElse(0);
    }

    Progress with(String part, PartProgress now) {
        var changed = new TreeMap<>(parts);
        changed.put(part, now);
        return new Progress(mode, paused, changed, endsAs, why);
    }

    Progress heading(Mode now) {
        return new Progress(now, false, parts, endsAs, why);
    }

    /** The second person has agreed. */
    Progress confirmed() {
        return waitsToTakeBack() ? rollingBack() : heading(Mode.FORWARD);
    }

    /** Nothing is begun; what was to be taken back stays, and the run as it had ended. */
    Progress notConfirmed(String because) {
        return waitsToTakeBack() ? ended(endsAs, why) : ended(RunState.STOPPED, because);
    }

    /** What waits for a person or for another try is not begun any more. */
    Progress atRest() {
        var after = this;
        for (var part : parts.entrySet()) {
            var now = part.getValue();
            if (now.standing() == Standing.ASKED || now.standing() == Standing.BACKING_OFF) {
                after = after.with(part.getKey(), now.standing(Standing.PENDING, now.why()));
            }
        }
        return after;
    }

    Progress rollingBack() {
        return new Progress(Mode.ROLLING_BACK, false, atRest().parts, endsAs, "");
    }

    Progress paused(boolean now) {
        return new Progress(mode, now, parts, endsAs, why);
    }

    Progress stopping(RunState end, String because) {
        return new Progress(Mode.STOPPING, false, parts, end, because);
    }

    Progress ended(RunState end, String because) {
        return new Progress(Mode.ENDED, false, parts, end, because);
    }
}
