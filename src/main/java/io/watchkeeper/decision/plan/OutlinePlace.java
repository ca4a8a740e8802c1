package io.watchkeeper.decision.plan;

import java.util.Optional;
import java.util.stream.Stream;

/** Which step or check of a plan is meant. */
public record OutlinePlace(Section section, String id) {
    /** The lists of a plan, by the member that holds each. */
    public enum Section {
        CHECKS("checks", "check-"),
        STEPS("steps", "step-"),
        VERIFY("verify", "verify-");

        private final String member;
        private final String prefix;

        Section(String member, String prefix) {
            this.member = member;
            this.prefix = prefix;
        }

        public String member() {
            return member;
        }

        /** What one is called that has no id. */
        String name(int place) {
            return prefix + (place + 1);
        }

        public static Optional<Section> of(String member) {
            return Stream.of(values())
                    .filter(section -> section.member.equals(member))
                    .findFirst();
        }
    }

    public static OutlinePlace step(String id) {
        return new OutlinePlace(Section.STEPS, id);
    }

    /** @param path such as {@code steps.drain} */
    public static Optional<OutlinePlace> of(String path) {
        var parts = path.split("\\.", 2);
        return parts.length < 2
                ? Optional.empty()
                : Section.of(parts[0]).map(section -> new OutlinePlace(section, parts[1]));
    }

    /** By which problems name it. */
    public String path() {
        return section.member + "." + id;
    }
}
