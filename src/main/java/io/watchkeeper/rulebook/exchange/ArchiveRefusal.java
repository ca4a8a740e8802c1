package io.watchkeeper.rulebook.exchange;

import java.util.List;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Why an archive is not taken. */
final class ArchiveRefusal {
    private ArchiveRefusal() {}

    /** @param entry that is to blame, or empty */
    static ProblemException of(String code, String entry, String en, String zh) {
        return ProblemException.unprocessable(
                "This archive cannot be imported: " + en,
                List.of(Flaw.of(code, en, zh).found(entry)));
    }

    static ProblemException tooLarge(String entry) {
        return of(
                "TOO_LARGE",
                entry,
                "It holds more than a rulebook can: " + GuardedZip.ENTRIES + " entries, 8 MiB a file, 64 MiB of rules.",
                "超出规则手册的上限：" + GuardedZip.ENTRIES + " 个条目，单个文件 8 MiB，规则共 64 MiB。");
    }

    static ProblemException broken(String entry) {
        return of("BROKEN_ARCHIVE", entry, "It is damaged, encrypted, or no archive.", "压缩包已损坏、已加密，或不是压缩包。");
    }
}
