package io.watchkeeper.decision.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.facts.Sentence;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Checks the patterns of one rule: facts only, comparisons only, and each pattern tied to the signal of the first. */
final class DrlPatterns {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_$][\\w$]*)\\s*\\(\\s*(\\))?");
    private static final Pattern VARIABLE = Pattern.compile("(\\$\\w+)\\s*:(?!=)\\s*([a-z]\\w*)?");
    private static final Pattern FORBIDDEN =
            Pattern.compile("\\bnew\\b|\\beval\\b|\\bfrom\\b|[;{}@#`?]|->|::|(?<![=!<>])=(?!=)|\\+\\+|--|:=");
    private static final Pattern CAPITAL = Pattern.compile("(?<![\\w$])[A-Z]\\w*|\\b[a-z]\\w*\\.[a-z]\\w*\\.");
    private static final Pattern TIED =
            Pattern.compile("\\bsignal\\s*==\\s*\\$\\w+|\\$[\\w.]+(?:\\(\\))?\\s*==\\s*signal\\b");
    /** Words that may stand before a bracket without being a call. */
    private static final Set<String> WORDS = Set.of("in", "not", "contains", "matches", "memberOf", "str");

    private static final Set<String> CALLS = FactType.every().values().stream()
            .flatMap(type -> type.fields().keySet().stream())
            .collect(Collectors.toCollection(() -> new HashSet<>(List.of("size", "isEmpty", "length"))));

    private final RuleDescr rule;
    private final Problems.InFile problems;
    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> types = new HashSet<>();
    private int patterns;

    DrlPatterns(RuleDescr rule, Problems.InFile problems) {
        this.rule = rule;
        this.problems = problems;
    }

    /** What the rule binds: variable to the name of its fact type, or to nothing for the value of a field. */
    Map<String, String> variables() {
        return variables;
    }

    /** Names of the fact types that the rule looks for. */
    Set<String> types() {
        return types;
    }

    void check() {
        var first = rule.getLhs().getDescrs().stream().findFirst();
        if (!(first.orElse(null) instanceof PatternDescr)) {
            refuse(rule, "", "A rule begins with a pattern over a fact.", "规则必须以一个事实模式开始。");
        }
        element(rule.getLhs());
    }

    private void element(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (descr instanceof AndDescr
                || descr instanceof OrDescr
                || descr instanceof NotDescr
                || descr instanceof ExistsDescr) {
            ((ConditionalElementDescr) descr).getDescrs().forEach(this::element);
        } else {
            refuse(
                    descr,
                    descr.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT),
                    "Conditions are patterns over facts, joined by and, or, not, exists.",
                    "条件只能是事实模式，用 and、or、not、exists 组合。");
        }
    }

    private void pattern(PatternDescr pattern) {
        var type = FactType.named(pattern.getObjectType());
        if (type.isEmpty()) {
            refuse(pattern, pattern.getObjectType(), "There is no fact of this type.", "没有这种类型的事实。");
            return;
        }
        if (pattern.getSource() != null
                || !pattern.getBehaviors().isEmpty()
                || pattern.isQuery()
                || pattern.isUnification()
                || !pattern.getAnnotations().isEmpty()) {
            refuse(
                    pattern,
                    "from",
                    "A pattern takes its fact from the session and from nowhere else.",
                    "模式只能匹配会话中的事实。");
        }
        if (pattern.getIdentifier() != null && !pattern.getIdentifier().isEmpty()) {
            variables.put(pattern.getIdentifier(), type.get().name());
        }
        types.add(type.get().name());
        boolean tied = patterns++ == 0;
        for (var constraint : pattern.getConstraint().getDescrs()) {
            tied |= TIED.matcher(constraint(constraint)).find();
        }
        if (!tied) {
            refuse(
                    pattern,
                    pattern.getObjectType(),
                    "Every pattern after the first must say signal == $first.signal: a batch shares one session.",
                    "除第一个外，每个模式都必须写明 signal == $first.signal：同一批信号共用一个会话。");
        }
    }

    /** The constraint's text without its literals, checked. */
    private String constraint(BaseDescr constraint) {
        String written;
        if (constraint instanceof ExprConstraintDescr expression
                && expression.getType() == ExprConstraintDescr.Type.NAMED) {
            written = expression.getExpression();
        } else if (constraint instanceof BindingDescr binding) {
            written = binding.getVariable() + " : " + binding.getExpression();
        } else {
            refuse(constraint, String.valueOf(constraint), "This constraint is not allowed.", "不允许使用该约束。");
            return "";
        }
        var bare = TEXT.matcher(written).replaceAll("\"\"");
        VARIABLE.matcher(bare).results().forEach(found -> variables.put(found.group(1), ""));
        var forbidden = FORBIDDEN.matcher(bare);
        if (forbidden.find()) {
            refuse(
                    constraint,
                    forbidden.group(),
                    "A constraint only compares: \"" + forbidden.group() + "\" is not allowed.",
                    "约束只能用于比较：不允许“" + forbidden.group() + "”。");
        }
        var named = CAPITAL.matcher(bare);
        if (named.find()) {
            refuse(constraint, named.group(), "A constraint names fields and variables only.", "约束只能使用字段和变量。");
        }
        CALL.matcher(bare).results().forEach(call -> {
            boolean reads = CALLS.contains(call.group(1)) && call.group(2) != null;
            if (!reads && !WORDS.contains(call.group(1))) {
                refuse(
                        constraint,
                        call.group(1),
                        "A constraint must not call " + call.group(1) + ".",
                        "约束中不能调用 " + call.group(1) + "。");
            }
        });
        return bare;
    }

    private void refuse(BaseDescr where, String value, String en, String zh) {
        var line = where.getLine() > 0 ? DrlCheck.line(where) : DrlCheck.line(rule);
        problems.add(
                line,
                "FORBIDDEN_DRL",
                value,
                new Sentence("Rule \"" + rule.getName() + "\": " + en, "规则“" + rule.getName() + "”：" + zh));
    }
}
