package io.watchkeeper.decision.diagnosis.edit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.watchkeeper.facts.Sentence;

/**
 * A whole tree as it is written outside of tables, with the checks that it asks for and the causes that it finds.
 *
 * @param start {@code automatic} or {@code on-request}
 * @param within such as {@code 2m}
 * @param nodes from the root down
 */
public record WrittenTree(
        String code,
        Sentence name,
        String root,
        List<String> scenarios,
        String start,
        String within,
        List<Node> nodes,
        List<Check> checks,
        List<Cause> causes) {
    public WrittenTree {
        scenarios = some(scenarios);
        nodes = some(nodes);
        checks = some(checks);
        causes = some(causes);
    }

    private static <T> List<T> some(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** A node asks, or concludes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Node(String node, Question question, Conclusion conclusion) {}

    /**
     * @param rule the sentence that its row is called by; one of ours where it is left out
     * @param parameters as a cell of the table has them; those of the check where they are left out
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Question(String rule, String check, String parameters, List<Branch> branches) {
        public Question {
            branches = some(branches);
        }
    }

    /**
     * @param answers statuses that it takes
     * @param from inclusive, {@code below} exclusive
     * @param texts that it takes; {@code otherThan} those that it does not
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Branch(
            String rule,
            List<String> answers,
            BigDecimal from,
            BigDecimal below,
            List<String> texts,
            List<String> otherThan,
            String next) {
        public Branch {
            answers = some(answers);
            texts = some(texts);
            otherThan = some(otherThan);
        }

        Answers asCells() {
            return new Answers(
                    String.join(",", answers),
                    from == null ? "" : from.toPlainString(),
                    below == null ? "" : below.toPlainString(),
                    String.join(",", texts),
                    String.join(",", otherThan));
        }
    }

    /** @param plans their codes, the best first */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Conclusion(String rule, String cause, String confidence, String impact, List<String> plans) {
        public Conclusion {
            plans = some(plans);
        }
    }

    /**
     * A row of {@code checks.csv}.
     *
     * @param result {@code cost} and {@code danger} stay as they are in the draft where they are left out, as in a file of before
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Check(
            String code,
            Sentence name,
            String kind,
            String source,
            String ask,
            String parameters,
            String unit,
            String timeout,
            @JsonInclude String result,
            @JsonInclude String cost,
            @JsonInclude String danger) {}

    /**
     * A row of {@code causes.csv}.
     *
     * @param sits stays as it is in the draft where it is left out, as in a file of before
     */
    public record Cause(String code, Sentence name, Sentence impact, Sentence advice, String sits) {}
}
