package io.watchkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.rulebook.NodeVersion;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.release.Possible;
import io.watchkeeper.rulebook.release.VersionLife;

/** The versions with what each waits for, and which of them decides on each node. */
public record RulebookList(List<Line> lines, List<Node> nodes) {
    /** What has to happen next. */
    public enum Waits {
        NOTHING,
        YOUR_APPROVAL,
        APPROVAL,
        YOUR_PUBLISHING,
        PUBLISHING,
        ITS_TIME
    }

    /** @param awaited whose approval is needed, with commas between them; empty where any approver's will do */
    public record Line(RulebookVersion rulebook, Waits waits, String awaited) {}

    /** @param behind whether it does not decide with the live version: it is about to, or cannot load it */
    public record Node(String name, long version, boolean behind) {}

    static RulebookList of(List<RulebookVersion> versions, Map<Long, VersionLife> underWay, List<NodeVersion> nodes) {
        var live = versions.stream()
                .filter(RulebookVersion::live)
                .map(RulebookVersion::version)
                .findFirst();
        return new RulebookList(
                versions.stream().map(version -> line(version, underWay)).toList(),
                nodes.stream()
                        .map(node -> new Node(node.node(), node.version(), !live.equals(Optional.of(node.version()))))
                        .toList());
    }

    private static Line line(RulebookVersion version, Map<Long, VersionLife> underWay) {
        var life = underWay.get(version.version());
        return life == null
                ? new Line(version, Waits.NOTHING, "")
                : new Line(version, waits(life), String.join(", ", life.awaited()));
    }

    private static Waits waits(VersionLife life) {
        return switch (life.about().state()) {
            case SUBMITTED -> life.may().contains(Possible.APPROVE) ? Waits.YOUR_APPROVAL : Waits.APPROVAL;
            case APPROVED ->
                life.about().publishAt().isPresent()
                        ? Waits.ITS_TIME
                        : life.may().contains(Possible.PUBLISH) ? Waits.YOUR_PUBLISHING : Waits.PUBLISHING;
            case DRAFT, PUBLISHED, RETIRED, REJECTED, FAULTY -> Waits.NOTHING;
        };
    }
}
