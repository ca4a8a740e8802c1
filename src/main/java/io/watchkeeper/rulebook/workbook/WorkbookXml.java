package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a workbook says about itself.
 *
 * @param sheets in their order
 * @param from1904 whether its days are counted from 1904 on, as old Macintosh programs did
 * @param names defined names with what they stand for
 */
record WorkbookXml(List<NamedSheet> sheets, boolean from1904, Map<String, String> names) {
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    /** What programs define by themselves, as plain references. */
    private static final Pattern OWN_NAME =
            Pattern.compile("_xlnm\\.(_FilterDatabase|Print_Area|Print_Titles)|_FilterDatabase(_\\d+)*");

    private static final Pattern REFERENCE = Pattern.compile("[^\\[\\](){}|\"&<>=*/^%#]{1,300}");

    /**
     * One sheet.
     *
     * @param part the name of its part
     */
    record NamedSheet(String name, String part, boolean hidden) {}

    static WorkbookXml read(Archive archive) {
        var parts = targets(archive);
        var sheets = new ArrayList<NamedSheet>();
        var names = new LinkedHashMap<String, String>();
        boolean from1904 = false;
        var xml = Xml.of(archive.stream(Parts.WORKBOOK), Parts.WORKBOOK);
        while (xml.next()) {
            if (xml.starts("sheet")) {
                sheets.add(sheet(xml, parts));
            } else if (xml.starts("workbookPr")) {
                from1904 |= xml.flag("date1904");
            } else if (xml.starts("definedName")) {
                define(xml, names);
            } else if (xml.starts("externalReference")) {
                throw new Refusal(Parts.link(Parts.WORKBOOK));
            } else if (xml.starts("pivotCache")) {
                throw Parts.refusal("pivot");
            }
            if (sheets.size() + names.size() > Limits.PARTS * 2) {
                throw new Refusal(Archive.tooLarge(Parts.WORKBOOK));
            }
        }
        return new WorkbookXml(sheets, from1904, names);
    }

    private static NamedSheet sheet(Xml xml, Map<String, String> parts) {
        var part = parts.getOrDefault(id(xml), "");
        if (!part.startsWith("xl/worksheets/")) {
            throw new Refusal(Archive.broken(Parts.WORKBOOK));
        }
        var state = xml.attribute("state");
        return new NamedSheet(xml.attribute("name"), part, !state.isEmpty() && !state.equals("visible"));
    }

    /** The relation's id, which has a namespace, beside the sheet's number, which has none. */
    private static String id(Xml xml) {
        var reader = xml.reader();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals("id") && reader.getAttributeNamespace(i) != null) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    private static void define(Xml xml, Map<String, String> names) {
        var name = xml.attribute("name");
        boolean active = xml.flag("function") || xml.flag("vbProcedure") || xml.flag("xlm");
        var stands = xml.text();
        boolean own =
                OWN_NAME.matcher(name).matches() && REFERENCE.matcher(stands).matches();
        if (active || !own && !name.startsWith(Lists.PREFIX) || names.put(name, stands) != null && !own) {
            throw new Refusal(Finding.of(
                            "DEFINED_NAME",
                            "The workbook defines a name that the download did not have.",
                            "工作簿定义了下载文件中没有的名称。")
                    .found(name + " = " + stands)
                    .advising("Delete it under Formulas, Name Manager.", "请在“公式”的“名称管理器”中删除。"));
        }
    }

    private static Map<String, String> targets(Archive archive) {
        var targets = new HashMap<String, String>();
        if (archive.has(RELATIONS)) {
            var xml = Xml.of(archive.stream(RELATIONS), RELATIONS);
            while (xml.next()) {
                if (xml.starts("Relationship")) {
                    targets.put(xml.attribute("Id"), Parts.resolve(RELATIONS, xml.attribute("Target")));
                }
            }
        }
        return targets;
    }
}
