package io.watchkeeper.rulebook.workbook;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which parts a workbook may consist of. The list names what is accepted, so a kind of part that nobody has thought of is refused: the file goes back to other
 * people at the next download, who open it in programs that do understand it.
 */
final class Parts {
    static final String WORKBOOK = "xl/workbook.xml";
    static final String TYPES = "[Content_Types].xml";
    private static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final String RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml";

    private static final Pattern PLAIN = Pattern.compile(String.join(
            "|",
            "\\[Content_Types]\\.xml",
            "_rels/\\.rels",
            "docProps/(app|core|custom)\\.xml",
            "docMetadata/LabelInfo\\.xml",
            "xl/(workbook|styles|sharedStrings)\\.xml",
            "xl/_rels/workbook\\.xml\\.rels",
            "xl/theme/theme\\d+\\.xml",
            "xl/worksheets/sheet\\d+\\.xml",
            "xl/worksheets/_rels/sheet\\d+\\.xml\\.rels",
            "xl/comments\\d*\\.xml|xl/comments/comment\\d+\\.xml",
            "xl/threadedComments/threadedComment\\d+\\.xml",
            "xl/persons/person\\d*\\.xml",
            "xl/drawings/vmlDrawing\\d+\\.vml",
            // programs leave an empty one beside comments
            "xl/drawings/drawing\\d+\\.xml",
            "xl/printerSettings/printerSettings\\d+\\.bin"));

    private static final Set<String> RELATIONS = Set.of(
            "officeDocument",
            "core-properties",
            "extended-properties",
            "custom-properties",
            "classificationlabels",
            "worksheet",
            "styles",
            "sharedStrings",
            "theme",
            "comments",
            "threadedComment",
            "person",
            "vmlDrawing",
            "drawing",
            "printerSettings");

    /** A kind of part that is refused by name. */
    private record Refused(String in, String code, String en, String zh) {}

    private static final List<Refused> REFUSED = List.of(
            new Refused("vba", "MACRO", "macros", "宏"),
            new Refused("macro", "MACRO", "macros", "宏"),
            new Refused("activex", "ACTIVE_CONTENT", "ActiveX controls", "ActiveX 控件"),
            new Refused("ctrlprop", "ACTIVE_CONTENT", "form controls", "表单控件"),
            new Refused("externallink", "EXTERNAL_LINK", "links to other files", "指向其他文件的链接"),
            new Refused("embedding", "EMBEDDED_OBJECT", "embedded objects", "嵌入对象"),
            new Refused("oleobject", "EMBEDDED_OBJECT", "embedded objects", "嵌入对象"),
            new Refused("connection", "DATA_CONNECTION", "data connections", "数据连接"),
            new Refused("querytable", "DATA_CONNECTION", "query tables", "查询表"),
            new Refused("xmlmap", "DATA_CONNECTION", "XML maps", "XML 映射"),
            new Refused("pivot", "PIVOT_TABLE", "pivot tables", "数据透视表"),
            new Refused("slicer", "PIVOT_TABLE", "slicers", "切片器"),
            new Refused("customxml", "CUSTOM_XML", "custom XML data", "自定义 XML 数据"),
            new Refused("calcchain", "FORMULA", "formulas", "公式"),
            new Refused("xl/media/", "PICTURE", "pictures", "图片"),
            new Refused("xl/charts/", "PICTURE", "charts", "图表"),
            new Refused("xl/drawings/drawing", "PICTURE", "drawings", "图形"),
            new Refused("xl/tables/", "TABLE_OBJECT", "a range formatted as a table", "“套用表格格式”的区域"),
            new Refused("chartsheet", "SECOND_SHEET", "a chart sheet", "图表工作表"),
            new Refused("dialogsheet", "SECOND_SHEET", "a dialog sheet", "对话框工作表"));

    private final Archive archive;

    Parts(Archive archive) {
        this.archive = archive;
    }

    /** @throws Refusal for the first part, content type or relation that is none of the accepted */
    void check() {
        if (!archive.has(TYPES) || !archive.has(WORKBOOK)) {
            refuseAsOther();
        }
        for (var name : archive.names()) {
            if (!PLAIN.matcher(name).matches()) {
                throw refusal(name);
            }
        }
        contentTypes();
        for (var name : archive.names()) {
            if (name.endsWith(".rels")) {
                relations(name);
            } else if (name.endsWith(".bin")) {
                binary(name);
            } else if (!name.startsWith("xl/worksheets/") && !name.equals(TYPES)) {
                wellFormed(name);
            }
        }
    }

    private void refuseAsOther() {
        for (var name : archive.names()) {
            if (name.equals("mimetype") || name.equals("Index/Document.iwa") || name.equals("xl/workbook.bin")) {
                throw new Refusal(Finding.of("NOT_A_WORKBOOK", "This is another kind of spreadsheet.", "这是另一种格式的电子表格。")
                        .found(name)
                        .advising("Save or export it as .xlsx.", "请另存为或导出为 .xlsx。"));
            }
        }
        throw new Refusal(Finding.of("NOT_A_WORKBOOK", "This file is no .xlsx workbook.", "该文件不是 .xlsx 工作簿。"));
    }

    static Refusal refusal(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (var refused : REFUSED) {
            if (lower.contains(refused.in())) {
                return new Refusal(Finding.of(
                                refused.code(),
                                "The workbook holds " + refused.en() + "; a table is cells only.",
                                "工作簿包含" + refused.zh() + "；决策表只能包含单元格。")
                        .found(name)
                        .advising("Copy the rows into a freshly downloaded workbook.", "请重新下载工作簿，再把数据行复制进去。"));
            }
        }
        return new Refusal(Finding.of(
                        "UNKNOWN_PART",
                        "The workbook holds something other than cells, formats and comments.",
                        "工作簿包含单元格、格式和批注以外的内容。")
                .found(name)
                .advising("Copy the rows into a freshly downloaded workbook.", "请重新下载工作簿，再把数据行复制进去。"));
    }

    private void contentTypes() {
        var xml = Xml.of(archive.stream(TYPES), TYPES);
        boolean main = false;
        while (xml.next()) {
            if (xml.starts("Override") || xml.starts("Default")) {
                var type = xml.attribute("ContentType");
                var lower = type.toLowerCase(Locale.ROOT);
                if (lower.contains("macro") || lower.contains("vba")) {
                    throw refusal("vba");
                }
                main |= type.equals(MAIN) && xml.attribute("PartName").equals("/" + WORKBOOK);
                if (xml.attribute("Extension").equals("rels") && !type.equals(RELATIONSHIPS)) {
                    throw new Refusal(Archive.broken(TYPES));
                }
            }
        }
        if (!main) {
            refuseAsOther();
        }
    }

    private void relations(String name) {
        var xml = Xml.of(archive.stream(name), name);
        while (xml.next()) {
            if (xml.starts("Relationship")) {
                var target = xml.attribute("Target");
                var type = xml.attribute("Type");
                if (!xml.attribute("TargetMode").isEmpty()
                        && !xml.attribute("TargetMode").equals("Internal")) {
                    // a cell's link is told with its cell when the sheet is read
                    if (type.endsWith("/hyperlink") && name.startsWith("xl/worksheets/")) {
                        continue;
                    }
                    throw new Refusal(link(target));
                }
                var kind = type.substring(type.lastIndexOf('/') + 1);
                if (!RELATIONS.contains(kind)) {
                    throw refusal(kind);
                }
                if (!archive.has(resolve(name, target))) {
                    throw new Refusal(Archive.broken(name));
                }
            }
        }
    }

    static Finding link(String target) {
        return Finding.of("EXTERNAL_LINK", "The workbook links to something outside.", "工作簿包含指向外部的链接。")
                .found(target)
                .advising("Remove the link; plain text may stay.", "请删除链接，可保留纯文本。");
    }

    /** The name of the part that a relation leads to; what leads out of the archive resolves to no part. */
    static String resolve(String relations, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var folder = relations.substring(0, relations.indexOf("_rels/"));
        var rest = target;
        while (rest.startsWith("../") && !folder.isEmpty()) {
            rest = rest.substring(3);
            folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
        }
        return folder + (rest.startsWith("./") ? rest.substring(2) : rest);
    }

    private void wellFormed(String name) {
        var xml = Xml.of(archive.stream(name), name);
        while (xml.next()) {
            if (name.startsWith("xl/drawings/drawing") && xml.starts() && xml.depth() > 1) {
                throw refusal(name);
            }
            // pictures and links in the boxes of comments
            if (name.endsWith(".vml") && xml.starts()) {
                boolean active = List.of("script", "FmlaMacro", "FmlaLink").contains(xml.name())
                        || xml.starts("ClientData")
                                && !xml.attribute("ObjectType").equals("Note");
                if (active) {
                    throw refusal("activex");
                }
                if (xml.name().equals("imagedata") || !xml.attribute("href").isEmpty()) {
                    throw refusal("xl/media/");
                }
            }
        }
    }

    private void binary(String name) {
        try (var bytes = archive.stream(name)) {
            var start = bytes.readNBytes(4);
            boolean archived = start.length > 1
                    && (start[0] == 'P' && start[1] == 'K'
                            || start[0] == 'M' && start[1] == 'Z'
                            || start[0] == (byte) 0xd0);
            if (archived || bytes.readAllBytes().length > Limits.SMALL_BYTES) {
                throw refusal("embedding");
            }
        } catch (IOException malformed) {
            throw new Refusal(Archive.broken(name));
        }
    }
}
