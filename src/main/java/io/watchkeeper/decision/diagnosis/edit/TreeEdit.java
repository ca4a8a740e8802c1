package io.watchkeeper.decision.diagnosis.edit;

import java.util.List;
import java.util.Map;

import io.watchkeeper.facts.Sentence;

/**
 * One act on a tree, as a person thinks of it. Rows are named by {@link RowKey}, so that an act on a row that somebody else has changed meanwhile is refused;
 * nodes, checks and causes by their codes.
 */
public sealed interface TreeEdit {
    /** @param parameters as a cell of a question holds them */
    record Asked(String check, String parameters) {}

    /** @param plans their codes, the best first */
    record Found(String cause, String confidence, String impact, List<String> plans) {
        public Found {
            plans = List.copyOf(plans);
        }
    }

    /** A question on a branch. Whatever it answers leads where the branch led. */
    record AddQuestion(String branch, String node, Asked asked) implements TreeEdit {}

    /** A conclusion at the end of a branch. What only the branch led to goes. */
    record AddConclusion(String branch, String node, Found found) implements TreeEdit {}

    record ChangeQuestion(String question, Asked asked) implements TreeEdit {}

    record ChangeConclusion(String conclusion, Found found) implements TreeEdit {}

    /** A branch leads to another node. What only it led to goes. */
    record MoveBranch(String branch, String next) implements TreeEdit {}

    /** Some of the answers of a branch get one of their own, which leads to {@code next}. */
    record SplitBranch(String branch, Answers.Cut cut, String next) implements TreeEdit {}

    /** A branch takes other answers; a border that it shares with another one moves there, too. */
    record ChangeBranch(String branch, Answers answers) implements TreeEdit {}

    /** A branch goes, another one of its node takes its answers. */
    record JoinBranch(String branch, String into) implements TreeEdit {}

    /** A node goes; whatever led to it leads to another one. */
    record RemoveNode(String node, String successor) implements TreeEdit {}

    /**
     * What a tree is for.
     *
     * @param scenarios parted by blanks
     * @param within such as {@code 2m}
     */
    record Head(String code, Sentence name, String scenarios, String start, String within) {}

    /** A tree of one question whose cause stays unknown. */
    record AddTree(Head head, String node, Asked asked) implements TreeEdit {}

    record ChangeTree(Head head) implements TreeEdit {}

    /** A tree with what only it leads to. */
    record RemoveTree(String code) implements TreeEdit {}

    /** Something that nodes refer to. Cells are named by their columns; those that are not named stay as they are. */
    sealed interface OfDefinition extends TreeEdit {}

    /** A check or a cause with a code of its own. */
    record AddDefinition(Definition of, Map<String, String> cells) implements OfDefinition {}

    /**
     * A check or a cause becomes another, wherever it is referred to.
     *
     * @param key as it was known to whoever changes it, {@link Definition.Written#key()}
     */
    record ChangeDefinition(Definition of, String key, Map<String, String> cells) implements OfDefinition {}

    /**
     * One node refers to a check or a cause of its own; all others stay with the one that there was.
     *
     * @param row the question or the conclusion
     */
    record CopyDefinition(Definition of, String row, Map<String, String> cells) implements OfDefinition {}

    /** A test scenario: what the checks answer, from the node on, and what is concluded. */
    record AddTest(String name, String node, String evidence, String cause) implements TreeEdit {}

    /** A whole tree: it takes the place of the one with its code, and its nodes that of those with theirs. */
    record PutTree(WrittenTree tree) implements TreeEdit {}
}
