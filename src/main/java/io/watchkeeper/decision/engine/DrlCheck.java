package io.watchkeeper.decision.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.facts.Sentence;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;

/**
 * Reads a DRL file as a tree and lets only that pass which decides: patterns over facts, and the insertion of decisions. Compiled rules are Java without any
 * sandbox, so what is not known to be harmless is refused.
 */
final class DrlCheck {
    private static final Set<String> IMPORTS = Set.of("io.watchkeeper.facts.*");
    private static final Set<String> ATTRIBUTES = Set.of("salience", "no-loop");

    private static final Pattern NAME = Pattern.compile("(?=.*\\S)[^\"\\\\\\p{Cc}]{1,200}");

    private final Stage stage;
    private final Vocabulary vocabulary;
    private final Problems.InFile problems;
    private final Set<String> types = new HashSet<>();
    private Optional<RuleDescr> inRule = Optional.empty();
    private final List<RuleShape> shapes = new ArrayList<>();

    DrlCheck(Stage stage, Vocabulary vocabulary, Problems.InFile problems) {
        this.stage = stage;
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** Names of the fact types that the rules look for. */
    Set<String> types() {
        return types;
    }

    /** What the rules read and insert. */
    List<RuleShape> shapes() {
        return shapes;
    }

    /** The names of the rules with their lines; problems are reported on the way. */
    Map<String, String> rules(String text) {
        var names = new LinkedHashMap<String, String>();
        // Java reads \u0022 as a quote even inside a text, our check would not
        if (text.contains("\\u")) {
            refuse(
                    lineOf(text, "\\u"),
                    "FORBIDDEN_ESCAPE",
                    "\\u",
                    "Unicode escapes are not allowed.",
                    "不允许使用 Unicode 转义。");
            return names;
        }
        var parser = new DrlParser();
        try {
            var parsed = parser.parse(false, text);
            if (parser.hasErrors() || parsed == null) {
                parser.getErrors().forEach(error -> {
                    var line = error.getLines().length > 0 ? Integer.toString(error.getLines()[0]) : "";
                    refuse(
                            line,
                            "DRL_SYNTAX",
                            "",
                            "This is no DRL: " + error.getMessage(),
                            "DRL 语法错误：" + error.getMessage());
                });
                return names;
            }
            check(parsed);
            for (var rule : parsed.getRules()) {
                check(rule, text);
                if (names.put(rule.getName(), line(rule)) != null) {
                    refuse(line(rule), "DUPLICATE_NAME", rule.getName(), "This name is already used.", "该名称已被使用。");
                }
            }
        } catch (DroolsParserException broken) {
            refuse("", "DRL_SYNTAX", "", "This is no DRL: " + broken.getMessage(), "DRL 语法错误：" + broken.getMessage());
        }
        return names;
    }

    private void check(PackageDescr parsed) {
        var expected = StageSources.rulePackage(stage);
        if (!parsed.getName().equals(expected)) {
            refuse(
                    "1",
                    "WRONG_PACKAGE",
                    parsed.getName(),
                    "The package must be " + expected + ".",
                    "包名必须是 " + expected + "。");
        }
        for (var imported : parsed.getImports()) {
            if (!allowed(imported)) {
                refuse(
                        line(imported),
                        "FORBIDDEN_IMPORT",
                        imported.getTarget(),
                        "Only io.watchkeeper.facts may be imported.",
                        "只能导入 io.watchkeeper.facts。");
            }
        }
        none(parsed.getFunctionImports(), "import function");
        none(parsed.getAccumulateImports(), "import accumulate");
        none(parsed.getGlobals(), "global");
        none(parsed.getFunctions(), "function");
        none(parsed.getTypeDeclarations(), "declare");
        none(parsed.getEnumDeclarations(), "declare enum");
        none(parsed.getEntryPointDeclarations(), "declare entry-point");
        none(parsed.getWindowDeclarations(), "declare window");
        none(parsed.getAttributes(), "package attribute");
        if (parsed.getUnit() != null) {
            none(List.of(parsed.getUnit()), "unit");
        }
    }

    private static boolean allowed(ImportDescr imported) {
        return IMPORTS.contains(imported.getTarget())
                || imported.getTarget().matches("io\\.watchkeeper\\.facts\\.[A-Z][A-Za-z]*");
    }

    private void none(Iterable<? extends BaseDescr> found, String what) {
        found.forEach(descr -> refuse(
                line(descr),
                "FORBIDDEN_DRL",
                what,
                "\"" + what + "\" is not allowed: rules only insert decisions.",
                "不允许使用“" + what + "”：规则只能插入决策。"));
    }

    private void check(RuleDescr rule, String text) {
        if (rule.isQuery()) {
            none(List.of(rule), "query");
            return;
        }
        name(rule);
        inRule = Optional.of(rule);
        for (var attribute : rule.getAttributes().values()) {
            if (!ATTRIBUTES.contains(attribute.getName())) {
                none(List.of(attribute), attribute.getName());
            } else if (!attribute.getValue().matches("-?\\d{1,9}|true|false")) {
                refuse(
                        line(attribute),
                        "FORBIDDEN_DRL",
                        attribute.getValue(),
                        "The value must be a plain number.",
                        "取值必须是数字。");
            }
        }
        if (rule.hasParent()) {
            refuse(line(rule), "FORBIDDEN_DRL", "extends", "A rule must not extend another.", "规则不能继承其他规则。");
        }
        none(rule.getAnnotations(), "annotation");
        if (!rule.getNamedConsequences().isEmpty()) {
            refuse(line(rule), "FORBIDDEN_DRL", "do[]", "A rule has one consequence.", "规则只能有一个结果部分。");
        }
        inRule = Optional.empty();
        var shape = new RuleShape(rule.getName(), line(rule));
        var patterns = new DrlPatterns(rule, shape, problems);
        patterns.check();
        types.addAll(patterns.types());
        shapes.add(shape);
        var written = new DrlConsequence.Written(rule, patterns.variables(), patterns.signals(), shape);
        new DrlConsequence(text, written, vocabulary, problems).check();
    }

    /** Drools writes it into comments and texts of the Java that it generates: a name that ends one of them would be code there. */
    private void name(RuleDescr rule) {
        var name = rule.getName();
        if (name.contains("*/") || name.contains("/*")) {
            refuse(
                    line(rule),
                    "RULE_NAME_COMMENT",
                    name,
                    "The name of a rule must not hold /* or */.",
                    "规则名称不能包含 /* 或 */。");
        }
        if (!NAME.matcher(name).matches() || StageSources.generic(name)) {
            refuse(
                    line(rule),
                    "RULE_NAME",
                    name,
                    "The name of a rule is a line of 1 to 200 characters, without quotation marks and backslashes;"
                            + " names that begin with \""
                            + StageSources.GENERIC.strip() + "\" are taken.",
                    "规则名称为 1 到 200 个字符的一行文本，不含双引号和反斜杠，也不能以“" + StageSources.GENERIC.strip() + "”开头。");
        }
    }

    private void refuse(String line, String code, String value, String en, String zh) {
        var where = inRule.map(rule -> "Rule \"" + rule.getName() + "\": ").orElse("");
        var wo = inRule.map(rule -> "规则“" + rule.getName() + "”：").orElse("");
        var place = line.isEmpty() ? inRule.map(DrlCheck::line).orElse("") : line;
        problems.add(place, code, value, new Sentence(where + en, wo + zh));
    }

    private static String lineOf(String text, String passage) {
        return Long.toString(
                (text.substring(0, text.indexOf(passage)) + ".").lines().count());
    }

    static String line(BaseDescr descr) {
        return descr.getLine() > 0 ? Integer.toString(descr.getLine()) : "";
    }
}
