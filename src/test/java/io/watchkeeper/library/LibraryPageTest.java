package io.watchkeeper.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

import io.watchkeeper.decision.BuiltInRules;
import org.junit.jupiter.api.Test;

class LibraryPageTest {
    @Test
    void the_page_is_current() throws IOException {
        assertThat(Files.readString(LibraryPage.PAGE))
                .as("docs/write-library writes it anew")
                .isEqualTo(LibraryPage.of(BuiltInRules.rulebook()));
    }
}
