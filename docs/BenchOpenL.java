import java.io.File;
import java.io.FileOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openl.rules.runtime.RulesEngineFactory;

/** What docs/bench-tables runs in OpenL Tablets: the files that TableBenchmark has written, as a decision table in a workbook that collects its rows. */
public final class BenchOpenL {
    private static final List<String> FIELDS = List.of(
            "source", "name", "outcome", "objectKind", "objectName", "application", "product", "site", "environment",
            "value", "team", "tier");
    private static final List<String> LISTS = List.of("objectKind", "product", "environment", "tier");

    public interface Matching {
        Integer[] matching(
                String source, String name, String outcome, String objectKind, String objectName, String application,
                String product, String site, String environment, Double value, String team, String tier);
    }

    public static void main(String... files) throws Exception {
        for (var file : files) {
            Map<String, Object> bench = new ObjectMapper().readValue(new File(file), Map.class);
            var workbook = new File(file.replace(".json", ".xlsx"));
            write(workbook, bench);
            long start = cpu();
            var rules = new RulesEngineFactory<>(workbook.toURI().toURL(), Matching.class).newEngineInstance();
            System.out.printf("OpenL takes %s rows: %.1f s of CPU in all threads%n", bench.get("rows"), (cpu() - start) / 1e9);
            decide(rules, bench);
        }
    }

    private static void decide(Matching rules, Map<String, Object> bench) {
        var facts = (List<Map<String, Object>>) bench.get("facts");
        long best = Long.MAX_VALUE;
        int matched = 0;
        for (int round = 0; round < 20; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            matched = facts.stream().mapToInt(fact -> ask(rules, fact)).sum();
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        if (matched != (Integer) bench.get("matching")) {
            throw new IllegalStateException("OpenL matches " + matched + ", expected are " + bench.get("matching"));
        }
        System.out.printf(
                "decide against %s rows: OpenL %.2f µs a fact, %.2f rows match%n",
                bench.get("rows"), best / 1e3 / facts.size(), matched / (double) facts.size());
    }

    private static int ask(Matching rules, Map<String, Object> fact) {
        var found = rules.matching(
                text(fact, 0), text(fact, 1), text(fact, 2), text(fact, 3), text(fact, 4), text(fact, 5), text(fact, 6),
                text(fact, 7), text(fact, 8), ((Number) fact.get("value")).doubleValue(), text(fact, 10), text(fact, 11));
        return found == null ? 0 : found.length;
    }

    private static String text(Map<String, Object> fact, int field) {
        return (String) fact.get(FIELDS.get(field));
    }

    private static void write(File file, Map<String, Object> bench) throws Exception {
        var lines = header();
        for (var row : rows(bench)) {
            lines.add(line(row));
        }
        try (var book = new XSSFWorkbook(); var out = new FileOutputStream(file)) {
            var sheet = book.createSheet("Rules");
            for (int i = 0; i < lines.size(); i++) {
                var cells = sheet.createRow(i + 1);
                for (int j = 0; j < lines.get(i).size(); j++) {
                    if (!lines.get(i).get(j).isEmpty()) {
                        cells.createCell(j + 1).setCellValue(lines.get(i).get(j));
                    }
                }
            }
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 1, FIELDS.size() + 1));
            book.write(out);
        }
    }

    private static List<Map<String, String>> rows(Map<String, Object> bench) {
        var nodes = (List<Map<String, Object>>) ((Map<String, Object>) bench.get("decision")).get("nodes");
        return nodes.stream()
                .filter(node -> node.containsKey("content"))
                .map(node -> (List<Map<String, String>>) ((Map<String, Object>) node.get("content")).get("rules"))
                .findFirst()
                .orElseThrow();
    }

    /** The declaration; then codes, expressions, parameters and titles of the columns. */
    private static List<List<String>> header() {
        var declared = new ArrayList<String>();
        var codes = new ArrayList<String>();
        var expressions = new ArrayList<String>();
        var parameters = new ArrayList<String>();
        for (int i = 0; i < FIELDS.size(); i++) {
            var field = FIELDS.get(i);
            var parameter = "p" + (i + 1);
            boolean list = LISTS.contains(field);
            boolean number = field.equals("value");
            declared.add((number ? "Double " : "String ") + field);
            codes.add("C" + (i + 1));
            parameters.add((number ? "DoubleRange " : list ? "String[] " : "String ") + parameter);
            expressions.add(switch (field) {
                case "name" -> "name.matches(" + parameter + ")";
                case "objectName" -> "objectName.startsWith(" + parameter + ")";
                default -> list || number ? "contains(" + parameter + ", " + field + ")" : field + " == " + parameter;
            });
        }
        codes.add("CRET1");
        expressions.add("r");
        parameters.add("Integer r");
        var declaration = "Rules Integer[] matching(" + String.join(", ", declared) + ")";
        return new ArrayList<>(List.of(List.of(declaration), codes, expressions, parameters, codes));
    }

    private static List<String> line(Map<String, String> row) {
        var line = new ArrayList<String>();
        for (var field : FIELDS) {
            var cell = row.get(field);
            line.add(switch (field) {
                case "name" -> cell.replaceAll("^matches\\(\\$, \"\\^|\\$\"\\)$", "");
                case "objectName" -> cell.replaceAll("^startsWith\\(\\$, \"|\"\\)$", "");
                default -> cell.replace("\"", "");
            });
        }
        line.add(row.get("row"));
        return line;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
