package io.watchkeeper.setting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.watchkeeper.facts.Sentence;
import io.watchkeeper.setting.Setting.Described;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** {@code settings.csv}: what each setting is for, in both languages. Type and default stand there only for those that no interface has as a member. */
final class Descriptions {
    private static final String FILE = "settings.csv";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Descriptions() {}

    /** In the order in which they are explained. */
    static List<Described> read(Members members) {
        var file = Objects.requireNonNull(Descriptions.class.getResourceAsStream(FILE), FILE);
        try (var parser = FORMAT.parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return parser.stream().map(row -> described(row, members)).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Described described(CSVRecord row, Members members) {
        var variable = row.get("variable");
        var property = row.get("property").isEmpty()
                ? variable.toLowerCase(Locale.ROOT).replace('_', '.')
                : row.get("property");
        var member = members.at(property)
                .orElseGet(() -> new Members.Member(variable, Kind.valueOf(row.get("kind")), row.get("default")));
        return new Described(
                variable,
                member.property(),
                member.kind(),
                member.usual(),
                new Sentence(row.get("without"), row.get("without_zh")),
                row.get("secret").equals("yes"),
                new Sentence(row.get("meaning"), row.get("meaning_zh")));
    }
}
