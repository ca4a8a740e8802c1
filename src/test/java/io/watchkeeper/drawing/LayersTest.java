package io.watchkeeper.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;

import io.watchkeeper.drawing.Layers.Way;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final List<Box> THREE = List.of(new Box("a", 100, 30), new Box("b", 100, 30), new Box("c", 100, 30));

    @Test
    void a_line_leads_from_layer_to_layer_and_no_boxes_lie_on_each_other() {
        var drawing = Layers.of(THREE, List.of(new Line("a", "b"), new Line("a", "c")), Way.RIGHT);

        var boxes = drawing.boxes();
        assertThat(boxes.get("b").x()).isGreaterThan(boxes.get("a").x() + 100);
        assertThat(boxes.get("b").x()).isEqualTo(boxes.get("c").x());
        assertThat(Math.abs(boxes.get("b").y() - boxes.get("c").y())).isGreaterThanOrEqualTo(30);
        assertThat(drawing.width()).isGreaterThan(boxes.get("b").x() + 100);
        assertThat(drawing.routes())
                .allSatisfy(route -> assertThat(route.points()).hasSizeGreaterThanOrEqualTo(2));
        assertThat(drawing.routes().get(0).path()).matches("(\\d+,\\d+ ?)+");
    }

    @Test
    void each_label_has_room_of_its_own_between_its_boxes() {
        var lines = List.of(new Line("a", "b", 90), new Line("a", "c", 60), new Line("a", "c", 60));
        var drawing = Layers.of(THREE, lines, Way.DOWN);

        var labels = drawing.routes().stream().map(Drawing.Route::label).toList();
        assertThat(labels).doesNotHaveDuplicates().allSatisfy(label -> {
            assertThat(label.y()).isGreaterThan(drawing.boxes().get("a").y() + 30);
            assertThat(label.y()).isLessThan(drawing.boxes().get("b").y());
        });
        assertThat(Math.abs(labels.get(1).x() - labels.get(2).x())).isGreaterThanOrEqualTo(60);
    }

    @Test
    void a_circle_is_drawn_as_well() {
        var lines = List.of(new Line("a", "b"), new Line("b", "c"), new Line("c", "a"));

        assertThat(Layers.of(THREE, lines, Way.DOWN).routes()).hasSize(3);
    }

    @Test
    void the_same_comes_out_the_same() {
        var boxes = IntStream.range(0, 60)
                .mapToObj(number -> new Box("n" + number, 120, 30))
                .toList();
        var lines = IntStream.range(1, 60)
                .mapToObj(number -> new Line("n" + number, "n" + number / 3))
                .toList();

        assertThat(Layers.of(boxes, lines, Way.RIGHT)).isEqualTo(Layers.of(boxes, lines, Way.RIGHT));
    }

    @Test
    void a_line_to_nowhere_is_a_fault_of_the_program() {
        assertThatThrownBy(() -> Layers.of(THREE, List.of(new Line("a", "z")), Way.RIGHT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
