package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one sheet part. Only filled cells are kept; what the sheet says about its own size is not believed.
 */
final class SheetXml {
    private static final Set<String> ACCEPTED = Set.of(
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetCalcPr",
            "sheetProtection",
            "protectedRanges",
            "autoFilter",
            "sortState",
            "mergeCells",
            "phoneticPr",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "rowBreaks",
            "colBreaks",
            "customSheetViews",
            "cellWatches",
            "ignoredErrors",
            "legacyDrawing",
            "drawing",
            "extLst");

    /** Elements that stand for a kind of part, by that kind. */
    private static final Map<String, String> STANDS_FOR = Map.of(
            "legacyDrawingHF", "xl/media/",
            "picture", "xl/media/",
            "oleObjects", "oleobject",
            "controls", "ctrlprop",
            "AlternateContent", "ctrlprop",
            "tableParts", "xl/tables/",
            "dataConsolidate", "externallink",
            "webPublishItems", "connection");

    private static final Set<String> FORMULAS = Set.of("f", "formula", "formula1", "formula2");
    /** A number, a text, true or false, or plain cells of this workbook: it computes nothing. */
    private static final Pattern INERT = Pattern.compile(
            "-?[0-9.]{1,30}(E[+-]?\\d{1,3})?|\"[^\"]{0,255}\"|TRUE|FALSE|(('[^'\\[\\]|]{1,80}'|[\\w.]{1,40})!)?\\$?[A-Z]{1,3}\\$?\\d{1,7}(:\\$?[A-Z]{1,3}\\$?\\d{1,7})?");

    private final Xml xml;
    private final String sheet;
    private final SheetCells cells;
    private final Rules rules;
    private final List<Area> merged = new ArrayList<>();

    SheetXml(Xml xml, String sheet, SheetCells cells, Rules rules) {
        this.xml = xml;
        this.sheet = sheet;
        this.cells = cells;
        this.rules = rules;
    }

    List<Area> merged() {
        return merged;
    }

    void read() {
        while (xml.next()) {
            if (xml.starts() && xml.depth() == 1 && !xml.name().equals("worksheet")) {
                throw new Refusal(Archive.broken(xml.part()));
            }
            if (xml.starts() && xml.depth() == 2) {
                section();
            }
        }
    }

    private void section() {
        var name = xml.name();
        if (name.equals("sheetData")) {
            cells.read(xml);
        } else if (name.equals("dataValidations")) {
            validations();
        } else if (ACCEPTED.contains(name)) {
            inside(name.equals("extLst"));
        } else {
            var refusal = Parts.refusal(STANDS_FOR.getOrDefault(name, name));
            throw new Refusal(refusal.finding().at(sheet, ""));
        }
    }

    /** Everything else that a sheet may hold, as long as it neither computes nor leads outside. */
    private void inside(boolean extensions) {
        int outside = xml.depth() - 1;
        var area = "";
        while (xml.depth() > outside && xml.next()) {
            if (!xml.starts()) {
                continue;
            }
            var name = xml.name();
            if (name.equals("conditionalFormatting")) {
                area = xml.attribute("sqref");
            }
            if (name.equals("mergeCell")) {
                merge();
            } else if (name.equals("hyperlink") && !xml.attribute("id").isEmpty()) {
                throw new Refusal(Parts.link(xml.attribute("display")).at(sheet, first(xml.attribute("ref"))));
            } else if (extensions && name.equals("dataValidation")) {
                validation();
            } else if (name.equals("cfvo") && xml.attribute("type").equals("formula")) {
                inert(xml.attribute("val"), area);
            } else if (FORMULAS.contains(name)) {
                inert(xml.text(), area);
            }
        }
    }

    private void merge() {
        var area = Area.of(xml.attribute("ref")).orElseThrow(() -> new Refusal(Archive.broken(xml.part())));
        if (merged.size() >= Limits.MERGED) {
            throw new Refusal(Finding.of("TOO_MANY_MERGED", "The sheet holds too many merged cells.", "工作表的合并单元格过多。")
                    .at(sheet, area.address())
                    .advising("Unmerge the cells of the data rows.", "请取消数据行的合并单元格。"));
        }
        merged.add(area);
    }

    private void inert(String formula, String area) {
        if (!formula.isEmpty() && !INERT.matcher(formula).matches()) {
            throw new Refusal(Finding.of(
                            "FORMULA",
                            "A conditional format computes with a formula; it may only compare with values.",
                            "条件格式中使用了公式；条件格式只能与固定值比较。")
                    .at(sheet, first(area))
                    .found(formula)
                    .advising("Remove this conditional format.", "请删除该条件格式。"));
        }
    }

    private void validations() {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside && xml.next()) {
            if (xml.starts("dataValidation")) {
                validation();
            }
        }
    }

    private void validation() {
        int outside = xml.depth() - 1;
        var type = xml.attribute("type");
        var cells = xml.attribute("sqref");
        var formulas = new ArrayList<String>(2);
        while (xml.depth() > outside && xml.next()) {
            if (xml.starts("formula1") || xml.starts("formula2")) {
                formulas.add(xml.text());
            } else if (xml.starts("sqref")) {
                cells = xml.text();
            }
        }
        if (!rules.accept(type, formulas, cells)) {
            throw new Refusal(Finding.of(
                            "VALIDATION_CHANGED",
                            "A validation rule or drop-down differs from the download.",
                            "数据验证或下拉列表与下载文件不一致。")
                    .at(sheet, first(cells))
                    .found(String.join(", ", formulas))
                    .advising(
                            "Copy the rows into a freshly downloaded workbook; the lists may be newer there.",
                            "请重新下载工作簿（列表可能已更新），再把数据行复制进去。"));
        }
    }

    private static String first(String areas) {
        return areas.split("[ :]", 2)[0].replace("$", "");
    }
}
