package io.watchkeeper.diagnosis.picture;

import java.util.Map;

import io.watchkeeper.diagnosis.picture.TreePicture.Box;
import io.watchkeeper.diagnosis.picture.TreePicture.Line;
import io.watchkeeper.diagnosis.picture.TreePicture.Text;

/** A drawing as a file that stands on its own: SVG with its styles inside. */
public final class SvgFile {
    private static final Map<Character, String> ESCAPED = Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;");
    private static final String STYLES =
            """
            text { font: 12px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; fill: #17202b; }
            rect { fill: #ffffff; stroke: #8793a1; }
            path { fill: none; stroke: #8793a1; }
            .answer { font-size: 11px; fill: #556271; }
            .ANSWERED { fill: #eaf1fd; stroke: #175cd3; }
            .CONCLUDED { fill: #e3f4ea; stroke: #1a6b3c; stroke-width: 2; }
            .NO_DATA, .ASKED { stroke: #845400; stroke-dasharray: 4 3; }
            .taken { stroke: #175cd3; stroke-width: 2.5; }
            .wrong { stroke: #b3360b; stroke-width: 2; stroke-dasharray: 6 3; }
            """;

    private final StringBuilder file = new StringBuilder();

    private SvgFile() {}

    /** @param title what the drawing is of */
    public static String of(TreePicture picture, String title) {
        var svg = new SvgFile();
        svg.file
                .append(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(picture.width())
                .append("\" height=\"")
                .append(picture.height())
                .append("\" viewBox=\"0 0 ")
                .append(picture.width())
                .append(' ')
                .append(picture.height())
                .append("\" role=\"img\">\n<title>");
        svg.escaped(title).file.append("</title>\n<style>\n").append(STYLES).append("</style>\n");
        svg.file.append("<rect width=\"100%\" height=\"100%\" stroke=\"none\"/>\n");
        picture.lines().forEach(svg::line);
        picture.boxes().forEach(svg::box);
        svg.file.append("</svg>\n");
        return svg.file.toString();
    }

    private void line(Line line) {
        var looks = line.mark().wrong().isEmpty() ? line.taken() ? "taken" : "" : "wrong";
        file.append("<path class=\"")
                .append(looks)
                .append("\" d=\"")
                .append(line.path())
                .append("\"/>\n");
        text(line.label(), "answer");
    }

    private void box(Box box) {
        file.append("<rect class=\"")
                .append(box.mark().wrong().isEmpty() ? box.standing().name() : "wrong")
                .append("\" x=\"")
                .append(box.x())
                .append("\" y=\"")
                .append(box.y())
                .append("\" width=\"")
                .append(box.width())
                .append("\" height=\"")
                .append(box.height())
                .append("\" rx=\"6\"/>\n");
        box.lines().forEach(text -> text(text, ""));
        if (!box.value().text().isEmpty()) {
            text(box.value(), "");
        }
    }

    private void text(Text text, String looks) {
        file.append("<text class=\"")
                .append(looks)
                .append("\" x=\"")
                .append(text.x())
                .append("\" y=\"")
                .append(text.y())
                .append("\">");
        escaped(text.text()).file.append("</text>\n");
    }

    /** Also without the characters that XML has no way to write. */
    private SvgFile escaped(String text) {
        text.codePoints()
                .filter(point ->
                        point >= ' ' && point != 0xfffe && point != 0xffff && !Character.isSurrogate((char) point)
                                || point > 0xffff)
                .forEach(point -> {
                    var instead = point < 128 ? ESCAPED.get((char) point) : null;
                    if (instead == null) {
                        file.appendCodePoint(point);
                    } else {
                        file.append(instead);
                    }
                });
        return this;
    }
}
