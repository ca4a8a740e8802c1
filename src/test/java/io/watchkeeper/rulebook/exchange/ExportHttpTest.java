package io.watchkeeper.rulebook.exchange;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ExportHttpTest {
    private static final String RULEBOOKS = "/api/v1/rulebooks";

    @Inject
    RulebookRepository rulebooks;

    @ParameterizedTest
    @CsvSource({"kjar, application/java-archive", "zip, application/zip"})
    void an_exported_version_is_imported_again_as_what_it_was(String format, String type) {
        var first = stored(1);
        var answer = asAdministrator().queryParam("format", format).get(RULEBOOKS + "/1/export");
        var archive = answer.asByteArray();
        answer.then()
                .statusCode(200)
                .contentType(type)
                .header("Content-Disposition", startsWith("attachment; filename=\"rulebook-1-"));
        assertThat(LibraryFile.read(archive).content()).isEqualTo(first.content());

        var made = asAdministrator().contentType(type).body(archive).post(RULEBOOKS + "/imports");

        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        var told = made.jsonPath();
        assertThat(told.getString("digest")).isEqualTo(first.about().digest());
        assertThat(told.getString("source")).isEqualTo("UPLOAD");
        assertThat(told.getList("conflicts")).isEmpty();
        if (first.about().live()) {
            assertThat(told.getList("kept")).isEmpty();
            assertThat(told.getList("changedUpstream")).isEmpty();
            assertThat(stored(told.getLong("version")).about().digest())
                    .isEqualTo(first.about().digest());
        }
    }

    @Test
    void the_same_version_is_the_same_archive_and_no_version_or_format_is_none() {
        var kjar = asAdministrator().get(RULEBOOKS + "/1/export").asByteArray();

        assertThat(asAdministrator().get(RULEBOOKS + "/1/export?format=kjar").asByteArray())
                .isEqualTo(kjar);
        asAdministrator().get(RULEBOOKS + "/1/export?format=rar").then().statusCode(400);
        asAdministrator().get(RULEBOOKS + "/999999/export").then().statusCode(404);
    }

    private StoredRulebook stored(long version) {
        return rulebooks
                .findWhole(version)
                .await()
                .atMost(Duration.ofSeconds(10))
                .orElseThrow();
    }
}
