package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The page for administrators, against the code. */
class AccessPageTest {
    private static final Path PAGE = Path.of(System.getProperty("repository.root", "."), "docs", "access.md");
    static final java.util.Set<String> ROLES = new TreeSet<>(Roles.ALL);

    @Test
    void the_table_of_permissions_is_the_one_in_the_code() throws IOException {
        String rows = Permissions.ALL.stream().map(AccessPageTest::row).collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE)).as("paste these rows:\n" + rows).contains("---|\n" + rows + "\n\n");
    }

    @ParameterizedTest
    @FieldSource("ROLES")
    void every_role_is_explained(String role) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| *" + role + "* |");
    }

    private static String row(Permission permission) {
        String reach =
                switch (permission.reach()) {
                    case WORKSPACE -> "the workspace";
                    case OVERSEEN -> "the workspace; from the default one, all";
                    case INSTALLATION -> "everything; the role counts in the default workspace only";
                };
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        permission.name(),
                        permission.allows().en(),
                        permission.roles().stream().sorted().collect(Collectors.joining(", ")),
                        reach);
    }
}
