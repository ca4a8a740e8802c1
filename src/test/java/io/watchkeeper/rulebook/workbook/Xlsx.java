package io.watchkeeper.rulebook.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.watchkeeper.decision.content.Sheet;

/** Writes workbooks part by part, so that a test can say exactly what stands in them. */
final class Xlsx {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final TreeMap<Integer, TreeMap<Integer, String>> cells = new TreeMap<>();
    private final List<String> formats = new ArrayList<>();
    private final StringBuilder types = new StringBuilder();
    private final StringBuilder workbookRelations = new StringBuilder();
    private final StringBuilder sheetRelations = new StringBuilder();
    private final StringBuilder sheets = new StringBuilder();
    String workbookBefore = "";
    String workbookAfter = "";
    String sheetBefore = "";
    String rowsAfter = "";
    String sheetAfter = "";
    String root = "<worksheet xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\">";

    /** The table in the plainest form, every cell a text in place. */
    static Xlsx of(TableForm form) {
        var xlsx = new Xlsx();
        var sheet = form.sheet();
        for (int row = 0; row < sheet.height(); row++) {
            for (int column = 0; column < sheet.width(row); column++) {
                if (!sheet.cell(row, column).isEmpty()) {
                    xlsx.text(Sheet.address(row, column), sheet.cell(row, column));
                }
            }
        }
        return xlsx.sheet(form.name(), "visible");
    }

    Xlsx text(String address, String text) {
        return cell(address, "t=\"inlineStr\"", "<is><t>" + escaped(text) + "</t></is>");
    }

    Xlsx number(String address, String value, String format) {
        if (!formats.contains(format)) {
            formats.add(format);
        }
        return cell(address, "s=\"" + (formats.indexOf(format) + 1) + "\"", "<v>" + value + "</v>");
    }

    Xlsx cell(String address, String attributes, String content) {
        var area = Area.of(address).orElseThrow();
        cells.computeIfAbsent(area.top(), absent -> new TreeMap<>())
                .put(area.left(), "<c r=\"" + address + "\" " + attributes + ">" + content + "</c>");
        return this;
    }

    /** A sheet of the workbook; the first is the table. */
    Xlsx sheet(String name, String state) {
        int number = sheets.toString().split("<sheet ", -1).length;
        sheets.append("<sheet name=\"")
                .append(name)
                .append("\" sheetId=\"")
                .append(number)
                .append("\" state=\"")
                .append(state)
                .append("\" r:id=\"rId")
                .append(number)
                .append("\"/>");
        workbookRelations.append(relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml", ""));
        return type("/xl/worksheets/sheet" + number + ".xml", TYPE + "worksheet+xml");
    }

    Xlsx type(String part, String type) {
        types.append("<Override PartName=\"")
                .append(part)
                .append("\" ContentType=\"")
                .append(type)
                .append("\"/>");
        return this;
    }

    Xlsx part(String name, String text) {
        return part(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Xlsx part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    Xlsx workbookRelation(String kind, String target, String mode) {
        workbookRelations.append(relation("w" + workbookRelations.length(), kind, target, mode));
        return this;
    }

    Xlsx sheetRelation(String id, String kind, String target, String mode) {
        sheetRelations.append(relation(id, kind, target, mode));
        return this;
    }

    private static String relation(String id, String kind, String target, String mode) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + "/" + kind + "\" Target=\"" + target + "\""
                + (mode.isEmpty() ? "" : " TargetMode=\"" + mode + "\"") + "/>";
    }

    byte[] bytes() {
        var all = new LinkedHashMap<String, byte[]>();
        put(
                all,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>" + types
                        + "</Types>");
        put(all, "_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml", "")));
        put(
                all,
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\">" + workbookBefore + "<sheets>" + sheets
                        + "</sheets>" + workbookAfter + "</workbook>");
        put(
                all,
                "xl/_rels/workbook.xml.rels",
                relations(workbookRelations + relation("rIdS", "styles", "styles.xml", "")));
        put(all, "xl/styles.xml", styles());
        put(
                all,
                "xl/worksheets/sheet1.xml",
                root + sheetBefore + "<sheetData>" + rows() + rowsAfter + "</sheetData>" + sheetAfter + "</worksheet>");
        if (sheetRelations.length() > 0) {
            put(all, "xl/worksheets/_rels/sheet1.xml.rels", relations(sheetRelations.toString()));
        }
        all.putAll(parts);
        return zip(all);
    }

    private String rows() {
        var xml = new StringBuilder();
        cells.forEach((row, filled) -> xml.append("<row r=\"")
                .append(row + 1)
                .append("\">")
                .append(String.join("", filled.values()))
                .append("</row>"));
        return xml.toString();
    }

    private String styles() {
        var codes = new StringBuilder();
        var styles = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (int i = 0; i < formats.size(); i++) {
            codes.append("<numFmt numFmtId=\"")
                    .append(200 + i)
                    .append("\" formatCode=\"")
                    .append(escaped(formats.get(i)))
                    .append("\"/>");
            styles.append("<xf numFmtId=\"").append(200 + i).append("\" applyNumberFormat=\"1\"/>");
        }
        return "<styleSheet xmlns=\"" + MAIN + "\"><numFmts>" + codes + "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/>"
                + "</cellStyleXfs><cellXfs>" + styles + "</cellXfs></styleSheet>";
    }

    static String relations(String content) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + content
                + "</Relationships>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void put(Map<String, byte[]> parts, String name, String text) {
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
