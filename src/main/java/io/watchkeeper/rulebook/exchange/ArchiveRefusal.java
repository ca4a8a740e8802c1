package io.watchkeeper.rulebook.exchange;

import java.util.List;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.archive.ZipRefusals;

/** Why an archive is not taken. */
final class ArchiveRefusal implements ZipRefusals {
    /** @param entry that is to blame, or empty */
    static ProblemException of(String code, String entry, String en, String zh) {
        return ProblemException.unprocessable(
                "This archive cannot be imported: " + en,
                List.of(Flaw.of(code, en, zh).found(entry)));
    }

    @Override
    public ProblemException tooLarge(String entry) {
        return of(
                "TOO_LARGE",
                entry,
                "It holds more than a rulebook can: " + LibraryFile.ENTRIES
                        + " entries, 8 MiB a file, 64 MiB of rules.",
                "超出规则手册的上限：" + LibraryFile.ENTRIES + " 个条目，单个文件 8 MiB，规则共 64 MiB。");
    }

    @Override
    public ProblemException broken(String entry) {
        return of("BROKEN_ARCHIVE", entry, "It is damaged, encrypted, or no archive.", "压缩包已损坏、已加密，或不是压缩包。");
    }

    @Override
    public ProblemException badName(String entry) {
        return of(
                "BAD_ENTRY_NAME",
                entry,
                "It holds an entry whose name is no plain path, or a link.",
                "压缩包中有条目的名称不是普通路径，或为链接。");
    }

    @Override
    public ProblemException twice(String entry) {
        return of("DUPLICATE_ENTRY", entry, "It holds two entries of one name.", "压缩包中有两个同名条目。");
    }
}
