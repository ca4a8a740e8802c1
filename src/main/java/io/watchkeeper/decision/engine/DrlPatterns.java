package io.watchkeeper.decision.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    /** Drools makes a rule of each combination of branches, and one with sixteen times two of them took all memory. */
    private static final int MOST_BRANCHES = 32;

    private static final int MOST_PATTERNS = 20;
    private static final int MOST_CONSTRAINTS = 100;

    private final RuleDescr rule;
    private final Problems.InFile problems;
    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> signals = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private final RuleShape shape;
    private int patterns;
    private int constraints;

    DrlPatterns(RuleDescr rule, RuleShape shape, Problems.InFile problems) {
        this.rule = rule;
        this.shape = shape;
        this.problems = problems;
    }

    /** What the rule binds: variable to the name of its fact type, or to nothing for the value of a field. */
    Map<String, String> variables() {
        return variables;
    }

    /** Variables that hold the name of a signal. */
    Set<String> signals() {
        return signals;
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
        bounded(element(rule.getLhs(), true), MOST_BRANCHES, "combinations of or-branches", "种 or 分支组合");
        bounded(patterns, MOST_PATTERNS, "patterns", "个模式");
        bounded(constraints, MOST_CONSTRAINTS, "constraints", "个约束");
    }

    private void bounded(long found, int most, String en, String zh) {
        if (found > most) {
            problems.add(
                    DrlCheck.line(rule),
                    "RULE_TOO_LARGE",
                    Long.toString(found),
                    new Sentence(
                            "Rule \"" + rule.getName() + "\": it has at most " + most + " " + en + ".",
                            "规则“" + rule.getName() + "”：最多 " + most + " " + zh + "。"),
                    Integer.toString(most),
                    "");
        }
    }

    /**
     * @param wanted whether the fact has to be there; false below not
     * @return how many rules Drools makes of it
     */
    private long element(BaseDescr descr, boolean wanted) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern, wanted);
            return 1;
        }
        if (descr instanceof AndDescr
                || descr instanceof OrDescr
                || descr instanceof NotDescr
                || descr instanceof ExistsDescr) {
            var branches = ((ConditionalElementDescr) descr)
                    .getDescrs().stream().map(part -> element(part, wanted && !(descr instanceof NotDescr)));
            return descr instanceof OrDescr
                    ? branches.reduce(0L, (sum, part) -> Math.min(sum + part, Integer.MAX_VALUE))
                    : branches.reduce(1L, (product, part) -> Math.min(product * part, Integer.MAX_VALUE));
        } else {
            refuse(
                    descr,
                    descr.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT),
                    "Conditions are patterns over facts, joined by and, or, not, exists.",
                    "条件只能是事实模式，用 and、or、not、exists 组合。");
            return 1;
        }
    }

    private void pattern(PatternDescr pattern, boolean wanted) {
        var type = Optional.ofNullable(pattern.getObjectType()).flatMap(FactType::named);
        if (type.isEmpty()) {
            var named = String.valueOf(pattern.getObjectType());
            refuse(pattern, named, "There is no fact of this type.", "没有这种类型的事实。");
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
        types.add(type.get().name());
        var written = pattern.getConstraint().getDescrs().stream()
                .map(this::text)
                .flatMap(Optional::stream)
                .toList();
        if (patterns++ > 0 && written.stream().noneMatch(this::tied)) {
            refuse(
                    pattern,
                    pattern.getObjectType(),
                    "Every pattern after the first must say signal == $first.signal: a batch shares one session.",
                    "除第一个外，每个模式都必须写明 signal == $first.signal：同一批信号共用一个会话。");
        }
        bind(pattern, type.get(), written);
        if (wanted) {
            shape.reads(type.get(), written);
        }
    }

    /** To the signal of a fact that an earlier pattern matched: its own variable would be equal to itself. */
    private boolean tied(String constraint) {
        return new DrlConstraint(constraint)
                .tiedTo(signals)
                .filter(variable -> signals.contains(variable)
                        || !variables.getOrDefault(variable, "").isEmpty())
                .isPresent();
    }

    private void bind(PatternDescr pattern, FactType type, List<String> written) {
        for (var text : written) {
            new DrlConstraint(text).bound().forEach((variable, field) -> {
                variables.put(variable, "");
                if (field.equals("signal")) {
                    signals.add(variable);
                }
            });
        }
        if (pattern.getIdentifier() != null && !pattern.getIdentifier().isEmpty()) {
            variables.put(pattern.getIdentifier(), type.name());
        }
    }

    /** What is written, checked; empty for what is none of our constraints. */
    private Optional<String> text(BaseDescr constraint) {
        String written;
        if (constraint instanceof ExprConstraintDescr expression
                && expression.getType() == ExprConstraintDescr.Type.NAMED) {
            written = expression.getExpression();
        } else if (constraint instanceof BindingDescr binding) {
            written = binding.getVariable() + " : " + binding.getExpression();
        } else {
            refuse(constraint, String.valueOf(constraint), "This constraint is not allowed.", "不允许使用该约束。");
            return Optional.empty();
        }
        var checked = new DrlConstraint(written);
        constraints += checked.size();
        checked.check((passage, why) -> refuse(constraint, passage, why.en(), why.zh()));
        return Optional.of(written);
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
