package io.watchkeeper.rulebook.draft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;

/** {@code text/csv} in UTF-8, as spreadsheets save it: with or without a byte order mark, with lines ended in any way. */
final class CsvFormat implements TableFormat {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public Optional<String> read(byte[] file, String stored, Problems.InFile problems) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (text.indexOf('\0') < 0) {
                var bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
                return Optional.of(bare.replace("\r\n", "\n").replace('\r', '\n'));
            }
        } catch (CharacterCodingException malformed) {
            // told below, as the character that no database holds is
        }
        problems.add(
                "",
                "NOT_TEXT",
                "",
                new Sentence("The file is not UTF-8 text.", "该文件不是 UTF-8 文本。"),
                "UTF-8 text",
                "Save the sheet as CSV UTF-8.");
        return Optional.empty();
    }

    @Override
    public byte[] write(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
