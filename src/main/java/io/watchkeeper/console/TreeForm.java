package io.watchkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.edit.Answers;
import io.watchkeeper.decision.diagnosis.edit.Definition;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.ProblemException;

/** What somebody sent from the page on which a tree is edited. */
public record TreeForm(Map<String, List<String>> fields) {
    private static final String PARAMETER = "parameter-";

    /** What a form asks for. */
    enum Act {
        ADD_QUESTION,
        ADD_CONCLUSION,
        CHANGE_QUESTION,
        CHANGE_CONCLUSION,
        CHANGE_BRANCH,
        MOVE,
        SPLIT,
        JOIN,
        REMOVE,
        ADD_TREE,
        CHANGE_TREE,
        REMOVE_TREE,
        CHECK,
        CHANGE_CHECK,
        COPY_CHECK,
        CAUSE,
        CHANGE_CAUSE,
        COPY_CAUSE,
        TEST
    }

    String text(String name) {
        return texts(name).stream().findFirst().orElse("");
    }

    List<String> texts(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(text -> Objects.requireNonNullElse(text, "").strip())
                .toList();
    }

    Act act() {
        return Stream.of(Act.values())
                .filter(act -> act.name().equals(text("act")))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest("The form does not say what it is for."));
    }

    /** @param tree that is edited; of a new one its code is in the form */
    TreeEdit edit(String tree) {
        return switch (act()) {
            case ADD_QUESTION -> new TreeEdit.AddQuestion(text("branch"), text("node"), asked());
            case ADD_CONCLUSION -> new TreeEdit.AddConclusion(text("branch"), text("node"), found());
            case CHANGE_QUESTION -> new TreeEdit.ChangeQuestion(text("row"), asked());
            case CHANGE_CONCLUSION -> new TreeEdit.ChangeConclusion(text("row"), found());
            case CHANGE_BRANCH -> new TreeEdit.ChangeBranch(text("branch"), answers());
            case MOVE -> new TreeEdit.MoveBranch(text("branch"), text("next"));
            case SPLIT -> new TreeEdit.SplitBranch(text("branch"), cut(), text("next"));
            case JOIN -> new TreeEdit.JoinBranch(text("branch"), text("into"));
            case REMOVE -> new TreeEdit.RemoveNode(text("node"), text("successor"));
            case ADD_TREE -> new TreeEdit.AddTree(head(text("code")), text("node"), asked());
            case CHANGE_TREE -> new TreeEdit.ChangeTree(head(tree));
            case REMOVE_TREE -> new TreeEdit.RemoveTree(tree);
            case CHECK, CAUSE -> new TreeEdit.AddDefinition(definition(), cells(text("code")));
            case CHANGE_CHECK, CHANGE_CAUSE ->
                new TreeEdit.ChangeDefinition(definition(), text("key"), cells(text("code")));
            case COPY_CHECK, COPY_CAUSE ->
                new TreeEdit.CopyDefinition(definition(), text("row"), cells(text("copy-code")));
            case TEST -> new TreeEdit.AddTest(text("name"), text("node"), text("evidence"), text("cause"));
        };
    }

    /** Parameters belong to the check for which they were typed. */
    private TreeEdit.Asked asked() {
        var typed = new TreeMap<String, String>();
        boolean another = !text("was-check").isEmpty() && !text("was-check").equals(text("check"));
        fields.keySet().stream()
                .filter(name -> name.startsWith(PARAMETER) && !text(name).isEmpty() && !another)
                .forEach(name -> typed.put(name.substring(PARAMETER.length()), text(name)));
        var parameters = typed.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .collect(Collectors.joining("; "));
        return new TreeEdit.Asked(text("check"), parameters);
    }

    private TreeEdit.Found found() {
        var plans = texts("plan").stream()
                .filter(plan -> !plan.isEmpty())
                .distinct()
                .toList();
        return new TreeEdit.Found(text("cause"), text("confidence"), text("impact"), plans);
    }

    private Answers answers() {
        return new Answers(String.join(",", texts("status")), text("from"), text("below"), text("text"), text("other"));
    }

    private Answers.Cut cut() {
        var value = text("value");
        return switch (text("by")) {
            case "value" -> new Answers.AtValue(value);
            case "text" -> new Answers.OfText(value);
            default -> new Answers.OfStatus(text("by"));
        };
    }

    private TreeEdit.Head head(String code) {
        return new TreeEdit.Head(
                code,
                new Sentence(text("name-en"), text("name-zh")),
                String.join(" ", text("scenarios").split("[\\s,]+")),
                text("start"),
                text("within"));
    }

    private Definition definition() {
        return act().name().endsWith(Definition.CHECK.name()) ? Definition.CHECK : Definition.CAUSE;
    }

    /** By their columns, after which the fields are called; parameters may have a field each. */
    private Map<String, String> cells(String code) {
        var cells = new TreeMap<String, String>();
        definition().columns().stream().filter(fields::containsKey).forEach(column -> cells.put(column, text(column)));
        if (fields.containsKey(TypedParameter.NAME)) {
            cells.put("parameters", TypedParameter.cell(this));
        }
        cells.put("code", code);
        return cells;
    }

    /** Where somebody is after it. */
    TreeSpot next(TreeSpot spot) {
        return switch (act()) {
            case ADD_QUESTION, ADD_CONCLUSION, ADD_TREE -> spot.node(text("node"));
            case REMOVE -> spot.node(text("successor"));
            case MOVE, SPLIT, JOIN, CHANGE_BRANCH -> spot.node(node());
            case CHANGE_QUESTION, CHANGE_CONCLUSION, COPY_CHECK, COPY_CAUSE -> spot.node(nodeOf(text("row")));
            case CHANGE_TREE, REMOVE_TREE, CHECK, CHANGE_CHECK, CAUSE, CHANGE_CAUSE, TEST -> spot;
        };
    }

    private String node() {
        return nodeOf(text("branch"));
    }

    private static String nodeOf(String key) {
        return key.substring(0, Math.max(0, key.indexOf('~')));
    }
}
