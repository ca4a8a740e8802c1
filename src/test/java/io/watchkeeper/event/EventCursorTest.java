package io.watchkeeper.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCursorTest {
    private static final EventCursor CURSOR =
            new EventCursor(EventSort.WORST, true, 4, Instant.parse("2026-03-01T08:00:00.123456Z"), 4711);

    @ParameterizedTest
    @CsvSource({
        "WORST,false,0,2026-03-01T08:00:00.000001Z,1",
        "LATEST,true,4,1970-01-01T00:00:00Z,999999999999999999",
        "OLDEST,false,2,1815-12-10T11:59:59.999999Z,100"
    })
    void a_cursor_names_the_same_place_after_its_journey(
            EventSort sort, boolean completed, int rank, Instant at, long id) {
        var cursor = new EventCursor(sort, completed, rank, at, id);
        assertThat(EventCursor.parse(cursor.text())).contains(cursor);
    }

    @Test
    void every_single_changed_character_is_noticed() {
        var text = CURSOR.text();
        for (int at = 0; at < text.length(); at++) {
            for (var other : "A9-_=é \0".toCharArray()) {
                var forged = text.substring(0, at) + other + text.substring(at + 1);
                if (!forged.equals(text)) {
                    assertThat(EventCursor.parse(forged)).as(forged).isEmpty();
                }
            }
            assertThat(EventCursor.parse(text.substring(0, at))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "AAAA", "null", "{\"id\":1}", "' or 1=1 --", "💥"})
    void what_is_no_cursor_is_none(String text) {
        assertThat(EventCursor.parse(text)).isEmpty();
        assertThat(EventCursor.parse(text + "A".repeat(100_000))).isEmpty();
    }

    @Test
    void a_place_without_its_check_is_none() {
        var plain = new String(Base64.getUrlDecoder().decode(CURSOR.text()), StandardCharsets.US_ASCII);
        var elsewhere = plain.replace("4711", "4712");
        var forged =
                Base64.getUrlEncoder().withoutPadding().encodeToString(elsewhere.getBytes(StandardCharsets.US_ASCII));
        assertThat(EventCursor.parse(forged)).isEmpty();
    }
}
