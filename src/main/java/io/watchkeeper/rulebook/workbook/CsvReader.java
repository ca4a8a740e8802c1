package io.watchkeeper.rulebook.workbook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;

/** From the bytes of an uploaded CSV file to its rows. */
final class CsvReader {
    private CsvReader() {}

    /** @throws Refusal for a file that is no CSV of ours */
    static Uploaded read(byte[] file, TableForm form) {
        if (file.length > Limits.FILE_BYTES) {
            throw new Refusal(Archive.tooLarge(""));
        }
        var text = text(file);
        if (text.chars()
                        .filter(character -> character == '\n' || character == '\r')
                        .count()
                > 2L * Limits.ROWS) {
            throw new Refusal(Archive.tooLarge(""));
        }
        separator(text, form);
        var problems = new Problems();
        var sheet = Sheet.read(text, problems.in(""));
        if (!problems.found().isEmpty()) {
            var first = problems.found().get(0);
            throw new Refusal(Finding.of(
                            first.code(), first.message().en(), first.message().zh())
                    .at("", first.cell())
                    .found(first.value()));
        }
        return new Uploaded("", trimmed(sheet));
    }

    private static String text(byte[] file) {
        var text = decoded(file, StandardCharsets.UTF_8);
        if (text.isPresent() && text.get().indexOf('\0') < 0) {
            return text.get();
        }
        boolean wide = file.length > 1
                && ((file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xfe
                        || (file[0] & 0xff) == 0xfe && (file[1] & 0xff) == 0xff);
        boolean archive = file.length > 1 && file[0] == 'P' && file[1] == 'K';
        var looks = wide || text.isPresent() && !archive
                ? "UTF-16"
                : !archive && decoded(file, Charset.forName("GB18030")).isPresent() ? "GBK" : "";
        throw new Refusal(Finding.of("NOT_UTF8", "The file is no text in UTF-8.", "该文件不是 UTF-8 文本。")
                .found(looks)
                .allowing("UTF-8")
                .advising(
                        (looks.isEmpty() ? "" : "It looks like " + looks + ". ")
                                + "In Excel or WPS, save it as \"CSV UTF-8\"; or upload the .xlsx.",
                        (looks.isEmpty() ? "" : "看起来是 " + looks + " 编码。")
                                + "请在 Excel 或 WPS 中另存为“CSV UTF-8”，或直接上传 .xlsx。"));
    }

    private static Optional<String> decoded(byte[] file, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file));
            return Optional.of(text.toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** Excel writes semicolons where the comma is the decimal sign, and tabs as "Unicode text". */
    private static void separator(String text, TableForm form) {
        var expected = form.sheet();
        int row = 0;
        while (row < expected.height() && expected.width(row) < 2) {
            row++;
        }
        var line = text.lines().skip(row).findFirst().orElse("");
        for (var separator : List.of(";", "\t", "，")) {
            if (line.indexOf(',') < 0 && line.contains(separator)) {
                var name = separator.equals("\t") ? "tab" : separator;
                throw new Refusal(Finding.of(
                                "WRONG_SEPARATOR",
                                "The cells are parted by \"" + name + "\", not by commas.",
                                "单元格以“" + (separator.equals("\t") ? "制表符" : separator) + "”分隔，而不是英文逗号。")
                        .at("", Sheet.address(row, 0))
                        .found(line)
                        .allowing(",")
                        .advising(
                                "Save it as \"CSV UTF-8 (comma delimited)\", or upload the .xlsx.",
                                "请另存为“CSV UTF-8（逗号分隔）”，或直接上传 .xlsx。"));
            }
        }
    }

    /** Without the blank rows at the end. */
    private static Sheet trimmed(Sheet sheet) {
        int last = sheet.height();
        while (last > 0 && sheet.blank(last - 1)) {
            last--;
        }
        if (last > Limits.ROWS) {
            throw new Refusal(Archive.tooLarge(""));
        }
        return new Sheet(new ArrayList<>(sheet.rows().subList(0, last)));
    }
}
