package io.watchkeeper.decision.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.Statement;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.facts.Sentence;
import org.drools.drl.ast.descr.RuleDescr;

/** Checks the consequence of one rule: nothing but {@code insert(new SomeDecision(…));} of literals and of what the patterns bound. */
final class DrlConsequence {
    private static final int MOST_STATEMENTS = 20;
    /** Others would be nothing, or hide what they say from who reads the rule. */
    private static final Set<Class<?>> LITERALS = Set.of(
            StringLiteralExpr.class,
            IntegerLiteralExpr.class,
            LongLiteralExpr.class,
            DoubleLiteralExpr.class,
            BooleanLiteralExpr.class);

    private final String source;
    private final RuleDescr rule;
    private final Map<String, String> variables;
    private final Set<String> signals;
    private final RuleShape shape;
    private final Vocabulary vocabulary;
    private final Problems.InFile problems;

    /** @param written the rule, with what its patterns bound */
    DrlConsequence(String source, Written written, Vocabulary vocabulary, Problems.InFile problems) {
        this.source = source;
        this.rule = written.rule();
        this.variables = written.variables();
        this.signals = written.signals();
        this.shape = written.shape();
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /**
     * @param variables what the patterns bound: to the name of a fact type, or to nothing for the value of a field
     * @param signals those that hold the name of a signal
     */
    record Written(RuleDescr rule, Map<String, String> variables, Set<String> signals, RuleShape shape) {}

    void check() {
        var language = new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
        var parsed = new JavaParser(language).parseBlock("{" + rule.getConsequence() + "\n}");
        if (!parsed.isSuccessful() || parsed.getResult().isEmpty()) {
            refuse(Optional.empty(), "", "The consequence is no Java.", "结果部分不是有效的 Java。");
            return;
        }
        var statements = parsed.getResult().get().getStatements();
        if (statements.isEmpty()) {
            refuse(Optional.empty(), "", "The rule inserts nothing.", "规则没有插入任何决策。");
        }
        if (statements.size() > MOST_STATEMENTS) {
            refuse(
                    Optional.empty(),
                    "",
                    "A rule inserts " + MOST_STATEMENTS + " decisions at most.",
                    "一条规则最多插入 " + MOST_STATEMENTS + " 个决策。");
            return;
        }
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        var created = Optional.of(statement)
                .filter(Statement::isExpressionStmt)
                .map(found -> found.asExpressionStmt().getExpression())
                .filter(Expression::isMethodCallExpr)
                .map(Expression::asMethodCallExpr)
                .filter(DrlConsequence::insertion)
                .map(call -> call.getArgument(0).asObjectCreationExpr());
        var type = created.flatMap(found -> FactType.named(found.getType().asString()))
                .filter(FactType::decision);
        if (type.isEmpty()
                || created.get().getAnonymousClassBody().isPresent()
                || created.get().getTypeArguments().isPresent()
                || !created.get().getType().getAnnotations().isEmpty()
                || created.get().getScope().isPresent()) {
            refuse(
                    Optional.of(statement),
                    statement.toString(),
                    "A consequence only inserts decisions: insert(new RiskGrade(…));",
                    "结果部分只能插入决策：insert(new RiskGrade(…));");
            return;
        }
        arguments(created.get(), type.get());
    }

    private static boolean insertion(MethodCallExpr call) {
        return call.getNameAsString().equals("insert")
                && call.getScope().isEmpty()
                && call.getTypeArguments().isEmpty()
                && call.getArguments().size() == 1
                && call.getArgument(0).isObjectCreationExpr();
    }

    private void arguments(ObjectCreationExpr created, FactType type) {
        if (created.getArguments().size() != type.components().size()) {
            var names = type.components().stream().map(FactField::name).toList();
            refuse(
                    Optional.of(created),
                    created.toString(),
                    "A " + type.name() + " is made of " + names + ".",
                    type.name() + " 由 " + names + " 组成。");
            return;
        }
        var literals = new HashMap<String, String>();
        for (int i = 0; i < created.getArguments().size(); i++) {
            var component = type.components().get(i);
            argument(created.getArgument(i), type, component);
            created.getArgument(i)
                    .toStringLiteralExpr()
                    .ifPresent(text -> literals.put(component.name(), text.asString()));
        }
        shape.inserts(type, literals);
    }

    private void argument(Expression argument, FactType type, FactField target) {
        if (target.name().equals("signal")) {
            signal(argument);
        } else if (argument instanceof StringLiteralExpr text) {
            word(text, type, target);
        } else if (argument instanceof NameExpr name && variables.containsKey(name.getNameAsString())
                || LITERALS.contains(argument.getClass())
                || negative(argument)) {
            return;
        } else if (!(argument instanceof MethodCallExpr call) || !accessor(call)) {
            refuse(
                    Optional.of(argument),
                    argument.toString(),
                    "An argument is a literal, or a component of a fact that the rule matched.",
                    "参数只能是字面量，或规则匹配到的事实的字段。");
        }
    }

    private static boolean negative(Expression argument) {
        return argument instanceof UnaryExpr unary
                && unary.getOperator() == UnaryExpr.Operator.MINUS
                && LITERALS.contains(unary.getExpression().getClass());
    }

    /** A decision about another signal than those that matched would be one about somebody else's alert. */
    private void signal(Expression argument) {
        boolean known = argument instanceof NameExpr name && signals.contains(name.getNameAsString())
                || argument instanceof MethodCallExpr call
                        && accessor(call)
                        && call.getNameAsString().equals("signal");
        if (!known) {
            refuse(
                    Optional.of(argument),
                    argument.toString(),
                    "A decision names the signal of a fact that the rule matched: $e.signal().",
                    "决策必须使用规则所匹配事实的信号：$e.signal()。");
        }
    }

    private boolean accessor(MethodCallExpr call) {
        if (!call.getArguments().isEmpty() || !(call.getScope().orElse(null) instanceof NameExpr scope)) {
            return false;
        }
        return FactType.named(variables.getOrDefault(scope.getNameAsString(), ""))
                .filter(type -> type.fields().containsKey(call.getNameAsString()))
                .isPresent();
    }

    private void word(StringLiteralExpr text, FactType type, FactField target) {
        var words = vocabulary.of(type, target);
        if (words.isPresent() && !words.get().allowed().contains(text.asString())) {
            problems.add(
                    line(Optional.of(text)),
                    words.get().code(),
                    text.asString(),
                    named("\"" + text.asString() + "\" is not known here.", "“" + text.asString() + "”在此处无效。"),
                    "",
                    Nearest.to(text.asString(), words.get().allowed()));
        }
    }

    private void refuse(Optional<Node> where, String value, String en, String zh) {
        problems.add(line(where), "FORBIDDEN_CONSEQUENCE", value, named(en, zh));
    }

    private Sentence named(String en, String zh) {
        return new Sentence("Rule \"" + rule.getName() + "\": " + en, "规则“" + rule.getName() + "”：" + zh);
    }

    private String line(Optional<Node> where) {
        int inside = where.flatMap(Node::getBegin).map(begin -> begin.line).orElse(1);
        return Integer.toString(firstLine() + inside - 1);
    }

    /** The parser tells the line of "then" and drops the blank lines after it. */
    private int firstLine() {
        var first =
                rule.getConsequence().toString().lines().findFirst().orElse("").strip();
        var lines = source.lines().skip(rule.getConsequenceLine() - 1L).toList();
        int below = 0;
        while (below < lines.size() && !lines.get(below).contains(first)) {
            below++;
        }
        return rule.getConsequenceLine() + (below < lines.size() ? below : 0);
    }
}
