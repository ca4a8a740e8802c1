package io.watchkeeper.rulebook.workbook;

import io.watchkeeper.rulebook.archive.ZipRefusals;

/** Why the archive that a workbook is cannot be read, for who uploaded it. */
final class PartRefusals implements ZipRefusals {
    @Override
    public Refusal broken(String part) {
        return new Refusal(Archive.broken(part));
    }

    @Override
    public Refusal tooLarge(String part) {
        return new Refusal(Archive.tooLarge(part));
    }

    @Override
    public Refusal badName(String part) {
        return new Refusal(
                Finding.of("BAD_PART_NAME", "The file holds a part whose name is no plain path.", "文件中有部件的名称不是普通路径。")
                        .found(part));
    }

    @Override
    public Refusal twice(String part) {
        return new Refusal(Finding.of(
                        "DUPLICATE_PART",
                        "The file holds two parts of one name; programs would not agree which is meant.",
                        "文件中有两个同名部件，不同程序会读到不同内容。")
                .found(part));
    }
}
