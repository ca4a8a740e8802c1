package io.watchkeeper.rulebook.release;

import static io.watchkeeper.rulebook.RulebookVersion.State.APPROVED;
import static io.watchkeeper.rulebook.RulebookVersion.State.DRAFT;
import static io.watchkeeper.rulebook.RulebookVersion.State.PUBLISHED;
import static io.watchkeeper.rulebook.RulebookVersion.State.REJECTED;
import static io.watchkeeper.rulebook.RulebookVersion.State.RETIRED;
import static io.watchkeeper.rulebook.RulebookVersion.State.SUBMITTED;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.watchkeeper.access.Grants;
import io.watchkeeper.rulebook.RulebookStep.Kind;
import io.watchkeeper.rulebook.RulebookVersion.State;

/** What may be done with a version, by whom. Whether its content is sound is asked elsewhere. */
final class LifeCycle {
    private final Standing standing;
    private final Approvals approvals;
    private final String person;
    private final Instant now;

    LifeCycle(Standing standing, Approvals approvals, String person, Instant now) {
        this.standing = standing;
        this.approvals = approvals;
        this.person = person;
        this.now = now;
    }

    Outcome on(Demand demand) {
        if (demand instanceof Demand.Submit submit) {
            return submit(submit.author());
        }
        if (demand instanceof Demand.Approve) {
            return approve();
        }
        if (demand instanceof Demand.Reject reject) {
            return reject(reject.reason());
        }
        if (demand instanceof Demand.Publish publish) {
            return publish(publish.at());
        }
        return rollback(demand.reason());
    }

    private Outcome submit(Grants author) {
        var beyond = approvals.beyond(author);
        return in(DRAFT)
                .or(() -> beyond.isEmpty() ? Optional.empty() : Optional.of(new Outcome.NotTheirs(beyond)))
                .orElseGet(() -> new Outcome.Moved(approvals.none() ? APPROVED : SUBMITTED, Kind.SUBMIT));
    }

    private Outcome approve() {
        return in(SUBMITTED).or(this::byAnother).orElseGet(() -> {
            if (!approvals.counts(person, standing.approvers())) {
                return new Outcome.NotAsked(approvals.awaited(standing.approvers()));
            }
            var approvers = new TreeSet<>(standing.approvers());
            approvers.add(person);
            return approvals.metBy(approvers)
                    ? new Outcome.Moved(APPROVED, Kind.APPROVE)
                    : new Outcome.Awaits(Kind.APPROVE);
        });
    }

    /** Also of what is approved and not yet published, so that a time that was chosen can be called off. */
    private Outcome reject(String reason) {
        return in(SUBMITTED, APPROVED)
                .or(this::byAnother)
                .or(() -> because(reason))
                .orElseGet(() -> new Outcome.Moved(REJECTED, Kind.REJECT));
    }

    private Outcome publish(Optional<Instant> at) {
        return in(APPROVED).orElseGet(() -> {
            var later = at.filter(now::isBefore);
            if (later.isPresent()) {
                return standing.publishAt().equals(later)
                        ? new Outcome.AlreadyDone(standing.state())
                        : new Outcome.Scheduled(later.get());
            }
            return new Outcome.GoesLive(Kind.PUBLISH);
        });
    }

    private Outcome rollback(String reason) {
        if (standing.live()) {
            return new Outcome.AlreadyDone(standing.state());
        }
        return in(PUBLISHED, RETIRED).or(() -> because(reason)).orElseGet(() -> new Outcome.GoesLive(Kind.ROLLBACK));
    }

    private Optional<Outcome> in(State... allowed) {
        return Set.of(allowed).contains(standing.state())
                ? Optional.empty()
                : Optional.of(new Outcome.WrongState(standing.state(), Set.of(allowed)));
    }

    private Optional<Outcome> byAnother() {
        return standing.authors().contains(person) ? Optional.of(new Outcome.OwnWork()) : Optional.empty();
    }

    private static Optional<Outcome> because(String reason) {
        return reason.isBlank() ? Optional.of(new Outcome.ReasonMissing()) : Optional.empty();
    }
}
