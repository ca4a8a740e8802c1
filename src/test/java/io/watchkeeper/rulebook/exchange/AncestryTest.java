package io.watchkeeper.rulebook.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.rulebook.exchange.Ancestry.Ancestor;
import io.watchkeeper.rulebook.exchange.Library.Source;
import org.junit.jupiter.api.Test;

/** What an import is merged against. */
class AncestryTest {
    private static final Ancestor LOCAL = new Ancestor(9, "li", Optional.empty());
    private static final Ancestor FOLDER_IMPORT = new Ancestor(8, "wang", Optional.of(Source.UPLOAD));
    private static final Ancestor LIBRARY_IMPORT = new Ancestor(7, "watchkeeper", Optional.of(Source.LIBRARY));
    private static final Ancestor FOLDER = new Ancestor(2, "directory", Optional.empty());
    private static final Ancestor LIBRARY = new Ancestor(1, "content-library", Optional.empty());

    @Test
    void a_library_follows_the_last_library_whatever_was_uploaded_since() {
        assertThat(Ancestry.base(List.of(LOCAL, FOLDER_IMPORT, LIBRARY_IMPORT, FOLDER, LIBRARY), Source.LIBRARY))
                .isEqualTo(7);
        assertThat(Ancestry.base(List.of(LOCAL, FOLDER_IMPORT, FOLDER, LIBRARY), Source.LIBRARY))
                .isEqualTo(1);
    }

    @Test
    void an_upload_follows_the_last_upload_else_the_library() {
        assertThat(Ancestry.base(List.of(LOCAL, LIBRARY_IMPORT, FOLDER_IMPORT, LIBRARY), Source.UPLOAD))
                .isEqualTo(8);
        assertThat(Ancestry.base(List.of(LOCAL, LIBRARY_IMPORT, LIBRARY), Source.UPLOAD))
                .isEqualTo(7);
    }

    @Test
    void where_no_library_ever_was_a_folder_is_the_base_else_the_version_itself() {
        assertThat(Ancestry.base(List.of(LOCAL, FOLDER), Source.LIBRARY)).isEqualTo(2);
        assertThat(Ancestry.base(List.of(LOCAL), Source.LIBRARY)).isEqualTo(9);
    }
}
