package io.watchkeeper.object;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Objects as CSV (RFC 4180, UTF-8): a header with the names of the members, a row an object. */
public final class ObjectCsv {
    static final int MOST_ROWS = 10_000;
    private static final int MOST_BYTES = 4 << 20;
    private static final String LINE_END = "\r\n";

    private ObjectCsv() {}

    /** The columns of the file, by their places. */
    private record Row(long line, List<ObjectField> columns) implements Place {
        @Override
        public Flaw flaw(ObjectField field, int number, String code, String en, String zh) {
            int column = columns.indexOf(field);
            return cell(address(column < 0 ? 0 : column, line), code, en, zh);
        }
    }

    public static String write(List<ObjectView> objects) {
        var header = Arrays.stream(ObjectField.values()).map(ObjectField::member);
        return Stream.concat(Stream.of(line(header)), objects.stream().map(object -> line(cells(object))))
                .collect(Collectors.joining());
    }

    private static Stream<String> cells(ObjectView view) {
        var object = view.content();
        return Arrays.stream(ObjectField.values())
                .map(field ->
                        field.several() ? CellText.join(object.values(field)) : String.join("", object.values(field)));
    }

    private static String line(Stream<String> cells) {
        return cells.map(CellText::safe)
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", LINE_END));
    }

    /** @throws ProblemException of status 422 for a file of which no row can be read, 413 for one that is too large */
    static List<Given> read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw ProblemException.tooLarge("A file of objects has at most 4 MiB.");
        }
        var text = text(file);
        try (var parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            var rows = parser.iterator();
            var header = rows.hasNext() ? columns(rows.next()) : List.<ObjectField>of();
            if (!header.contains(ObjectField.KIND) || !header.contains(ObjectField.NAME)) {
                throw refused(
                        cell("A1", "REQUIRED", "The header names no columns kind and name.", "表头缺少 kind 与 name 列。")
                                .allowing(Arrays.stream(ObjectField.values())
                                        .map(ObjectField::member)
                                        .collect(Collectors.joining(","))));
            }
            var given = new ArrayList<Given>();
            while (rows.hasNext()) {
                var row = rows.next();
                if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                    given.add(given(given.size(), row, header));
                }
                if (given.size() > MOST_ROWS) {
                    throw ProblemException.tooLarge("A file of objects has at most " + MOST_ROWS + " rows.");
                }
            }
            return given;
        } catch (UncheckedIOException | IOException | IllegalStateException unreadable) {
            throw refused(cell("A1", "NOT_CSV", "The file is no CSV: a quote is not closed.", "文件不是有效的 CSV：引号未闭合。"));
        }
    }

    private static List<ObjectField> columns(CSVRecord header) {
        var columns = new ArrayList<ObjectField>();
        for (int place = 0; place < header.size(); place++) {
            var address = address(place, 1);
            var name = header.get(place).strip();
            var field = ObjectField.of(name)
                    .orElseThrow(
                            () -> refused(cell(address, "UNKNOWN_COLUMN", "This column is not known here.", "未知的列。")
                                    .found(name)
                                    .allowing(Arrays.stream(ObjectField.values())
                                            .map(ObjectField::member)
                                            .collect(Collectors.joining(",")))));
            if (columns.contains(field)) {
                throw refused(cell(address, "DUPLICATE", "This column is there twice.", "该列重复出现。")
                        .found(name));
            }
            columns.add(field);
        }
        return columns;
    }

    private static Given given(int index, CSVRecord row, List<ObjectField> columns) {
        var place = new Row(row.getRecordNumber(), columns);
        var flaws = new ArrayList<Flaw>();
        Map<ObjectField, List<String>> values = new EnumMap<>(ObjectField.class);
        for (int column = 0; column < Math.min(row.size(), columns.size()); column++) {
            var field = columns.get(column);
            var cell = CellText.plain(row.get(column).strip());
            values.put(field, field.several() ? CellText.split(cell) : List.of(cell));
        }
        if (row.size() > columns.size()) {
            flaws.add(cell(
                    address(columns.size(), row.getRecordNumber()),
                    "OUTSIDE",
                    "This cell is beyond the columns of the header.",
                    "该单元格超出表头的列。"));
        }
        return new Given(index, values, place, flaws);
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw refused(cell("A1", "NOT_UTF8", "The file is no text in UTF-8.", "该文件不是 UTF-8 文本。")
                    .allowing("UTF-8; in Excel or WPS: \"CSV UTF-8\""));
        }
    }

    /** As spreadsheets name it; {@code line} counts records from 1. */
    private static String address(int column, long line) {
        return (char) ('A' + Math.min(column, 25)) + Long.toString(line);
    }

    private static Flaw cell(String address, String code, String en, String zh) {
        return new Flaw(null, address, code, null, Flaw.of(code, en, zh).message(), null, null);
    }

    private static ProblemException refused(Flaw flaw) {
        return ProblemException.unprocessable("The file cannot be read; nothing was changed.", List.of(flaw));
    }
}
