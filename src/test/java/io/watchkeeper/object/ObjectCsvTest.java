package io.watchkeeper.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.watchkeeper.problem.ProblemException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectCsvTest {
    @Property(tries = 300)
    void what_is_exported_is_imported_as_the_same(@ForAll("objects") ManagedObject object) {
        var csv = ObjectCsv.write(List.of(view(object)));

        var given = read(csv);

        assertThat(given).hasSize(1);
        var read = ObjectReader.read(given.get(0), Optional.empty());
        assertThat(read.flaws()).isEmpty();
        assertThat(read.object()).contains(object);
    }

    @Property(tries = 300)
    void no_cell_of_an_export_is_a_formula(@ForAll("objects") ManagedObject object) throws IOException {
        try (var cells = CSVParser.parse(ObjectCsv.write(List.of(view(object))), CSVFormat.RFC4180)) {
            assertThat(cells.stream().flatMap(CSVRecord::stream))
                    .isNotEmpty()
                    .noneMatch(cell -> cell.matches("(?s)[=+\\-@|%\\t].*"));
        }
    }

    @Test
    void columns_come_in_any_order_and_what_has_none_is_not_said() {
        var given = read("\uFEFFname,kind,dependsOn\r\nweb-1,Server,\"database/orders; host/hv-1\"\r\n\r\n");

        assertThat(given).hasSize(1);
        assertThat(given.get(0).values()).containsOnlyKeys(ObjectField.NAME, ObjectField.KIND, ObjectField.DEPENDS_ON);
        assertThat(ObjectReader.read(given.get(0), Optional.empty())
                        .object()
                        .orElseThrow()
                        .dependsOn())
                .containsExactly(new ObjectName("database", "orders"), new ObjectName("host", "hv-1"));
        assertThat(ObjectReader.nameOf(given.get(0))).contains(new ObjectName("host", "web-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind,name,importance\\nhost,a,HIGH\\nhost,b,enormous|C3|UNKNOWN_VALUE",
                "kind,name,connection\\nhost,a,pass word=1|C2|NOT_A_SECRET_NAME",
                "kind,name\\nhost,|B2|REQUIRED",
                "kind,name\\n,a|A2|REQUIRED",
                "kind,name\\nhost,a,b|C2|OUTSIDE",
                "kind,name,labels\\nhost,a,rack|C2|UNREADABLE",
                "kind,name,dependsOn\\nhost,a,host/a|C2|ITSELF"
            })
    void a_refusal_names_the_cell(String csv, String cell, String code) {
        var flaws = read(csv.replace("\\n", "\n")).stream()
                .flatMap(given -> ObjectReader.read(given, Optional.empty()).flaws().stream())
                .toList();

        assertThat(flaws).singleElement().satisfies(flaw -> {
            assertThat(flaw.cell()).isEqualTo(cell);
            assertThat(flaw.code()).isEqualTo(code);
            assertThat(flaw.pointer()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,site\\na,b|A1|REQUIRED",
                "kind,name,colour\\nhost,a,red|C1|UNKNOWN_COLUMN",
                "kind,name,name\\nhost,a,b|C1|DUPLICATE",
                "kind;name\\nhost;a|A1|UNKNOWN_COLUMN",
                "kind,name\\nhost,\"a|A1|NOT_CSV",
                "''|A1|REQUIRED"
            })
    void a_file_that_cannot_be_read_says_where(String csv, String cell, String code) {
        assertThatThrownBy(() -> read(csv.replace("\\n", "\n")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().errors().get(0).cell()).isEqualTo(cell);
                    assertThat(refused.problem().errors().get(0).code()).isEqualTo(code);
                });
    }

    @Test
    void another_encoding_and_too_many_rows_are_refused() {
        assertThatThrownBy(() -> ObjectCsv.read(new byte[] {(byte) 0xd6, (byte) 0xd0, 'k'}))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> read("kind,name\n" + "host,a\n".repeat(ObjectCsv.MOST_ROWS + 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(413));
    }

    @Provide
    Arbitrary<ManagedObject> objects() {
        var text = Arbitraries.strings()
                .withChars("=+-@|%'\"\\;,/= \u4e2d\u6587ab1")
                .ofMaxLength(12)
                .map(String::strip);
        var word = text.filter(value -> !value.isEmpty());
        var name = Combinators.combine(Arbitraries.of("host", "database"), word).as(ObjectName::new);
        var names = name.list().uniqueElements().ofMaxSize(3).map(list -> list.stream()
                .sorted()
                .toList());
        var key = word.filter(value -> value.indexOf('=') < 0);
        return Combinators.combine(
                        word,
                        text,
                        word.list().uniqueElements().ofMaxSize(3),
                        names,
                        Arbitraries.maps(key, text).ofMaxSize(3))
                .as((called, said, addresses, others, labels) -> new ManagedObject(
                        new ObjectName("application", called),
                        said,
                        said,
                        "",
                        "",
                        said,
                        Importance.HIGH,
                        addresses,
                        "secret-1",
                        others,
                        others,
                        labels,
                        said,
                        ObjectState.UNCONFIRMED));
    }

    private static List<Given> read(String csv) {
        return ObjectCsv.read(csv.getBytes(StandardCharsets.UTF_8));
    }

    static ObjectView view(ManagedObject object) {
        return ObjectView.of(stored(1, object));
    }

    static StoredObject stored(long id, ManagedObject object) {
        return new StoredObject(id, "default", object, 1, Instant.EPOCH, Instant.EPOCH, "li", null);
    }

    static Map<ObjectName, StoredObject> known(StoredObject... stored) {
        return Arrays.stream(stored)
                .collect(Collectors.toMap(one -> one.object().is(), one -> one));
    }
}
