package io.watchkeeper.rulebook;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version of the rulebook.
 *
 * @param live whether it decides
 * @param shadow whether it decides beside the live one, without effect
 * @param basedOn the version that it was made from, or null
 * @param createdBy a person's name, {@code content-library} or {@code directory}
 * @param publishedAt null for a version that never decided
 * @param publishAt when an approved version is to go live, or null
 * @param fault the first failure of one of its rules on a signal, or null
 * @param nodes every node of the installation, with the version that it decides with
 */
@Schema(name = "Rulebook", examples = RulebookView.EXAMPLE)
public record RulebookView(
        long version,
        RulebookVersion.State state,
        boolean live,
        boolean shadow,
        Long basedOn,
        String note,
        String createdBy,
        Instant createdAt,
        Instant publishedAt,
        Instant publishAt,
        RulebookFault fault,
        List<NodeVersion> nodes) {
    static final String EXAMPLE =
            """
            {"version": 7, "state": "FAULTY", "live": true, "shadow": false, "basedOn": 6, "note": "Disks of databases are urgent",
             "createdBy": "li.wei", "createdAt": "2026-11-23T03:00:00Z", "publishedAt": "2026-11-23T09:30:00Z", "publishAt": null,
             "fault": {"at": "2026-11-23T10:02:11Z", "rule": "A database whose disk fills is urgent"},
             "nodes": [{"node": "watchkeeper-1", "version": 7}, {"node": "watchkeeper-2", "version": 7}]}""";

    static RulebookView of(RulebookVersion stored, List<NodeVersion> nodes) {
        return new RulebookView(
                stored.version(),
                stored.state(),
                stored.live(),
                stored.shadow() && !stored.live(),
                stored.basedOn().orElse(null),
                stored.note(),
                stored.createdBy(),
                stored.createdAt(),
                stored.publishedAt().orElse(null),
                stored.publishAt().orElse(null),
                stored.fault().orElse(null),
                nodes);
    }
}
