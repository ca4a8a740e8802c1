package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

import io.watchkeeper.decision.content.BindingsFile;
import io.watchkeeper.decision.content.CalendarFile;
import io.watchkeeper.decision.content.Catalogue;
import io.watchkeeper.decision.content.CatalogueFile;
import io.watchkeeper.decision.content.CausesFile;
import io.watchkeeper.decision.content.ChecksFile;
import io.watchkeeper.decision.content.Reasons;
import io.watchkeeper.decision.content.ReasonsFile;
import io.watchkeeper.decision.content.Thesaurus;
import io.watchkeeper.decision.content.ThesaurusFile;
import io.watchkeeper.decision.content.TreesFile;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.diagnosis.Cause;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.decision.diagnosis.TreeContent;
import io.watchkeeper.decision.diagnosis.TreeNodes;
import io.watchkeeper.decision.diagnosis.TreeReview;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.engine.StageCompiler;
import io.watchkeeper.decision.engine.StageRules;
import io.watchkeeper.decision.plan.AtomicOperation;
import io.watchkeeper.decision.plan.OperationFile;
import io.watchkeeper.decision.plan.PlanFile;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.decision.plan.PlanReview;
import io.watchkeeper.decision.plan.Plans;
import io.watchkeeper.facts.Sentence;

/** From files to a rulebook that can decide. */
public final class RulebookCompiler {
    private final RulebookContent content;
    private final Problems problems = new Problems();

    private final Readings readings;

    private RulebookCompiler(RulebookContent content, Readings readings) {
        this.content = content;
        this.readings = readings;
    }

    /**
     * Takes milliseconds where only data rows differ from a rulebook in use, and seconds where DRL or table headers do.
     *
     * @throws RulebookRejected with every problem found, each naming its file and, for tables, its cell
     */
    public static Rulebook compile(long version, RulebookContent content) {
        return new RulebookCompiler(content, new Readings()).compile(version);
    }

    /**
     * Says what {@link #compile} would say, without making what only deciding needs.
     *
     * @param readings of contents that were checked before, to read only what differs
     * @throws RulebookRejected as {@link #compile}
     */
    public static CheckedContent check(RulebookContent content, Readings readings) {
        return new RulebookCompiler(content, readings).check();
    }

    /** What the cells of a content may name, whether it compiles or not. */
    public static Vocabulary vocabulary(RulebookContent content, Readings readings) {
        var compiler = new RulebookCompiler(content, readings);
        return compiler.vocabulary(compiler.terms());
    }

    /** The trees as far as they can be read, whatever is wrong with them or with the rest of the content. */
    public static TreeSketch sketch(RulebookContent content, Readings readings) {
        return new RulebookCompiler(content, readings).sketch();
    }

    private Rulebook compile(long version) {
        var terms = terms();
        var compilers = read(vocabulary(terms));
        trees(terms, compilers);
        rejectOnErrors();
        var stages = build(compilers);
        var known = new CompiledRulebook.Content(
                terms.catalogue(),
                terms.library(),
                terms.reasons(),
                terms.thesaurus(),
                terms.trees(),
                problems.found());
        return new CompiledRulebook(version, content, known, stages);
    }

    private CheckedContent check() {
        var terms = terms();
        var vocabulary = vocabulary(terms);
        var compilers = read(vocabulary);
        trees(terms, compilers);
        rejectOnErrors();
        compilers.forEach(StageCompiler::tryOut);
        rejectOnErrors();
        var tables =
                compilers.stream().flatMap(stage -> stage.tables().stream()).toList();
        return new CheckedContent(vocabulary, tables, problems.found());
    }

    private TreeSketch sketch() {
        var terms = terms();
        var tables = read(Stage.DIAGNOSIS, vocabulary(terms)).tables();
        if (problems.found().stream().noneMatch(RulebookCompiler::breaksTrees)) {
            TreeReview.of(terms.trees(), tables, problems);
        }
        var nodes = TreeNodes.of(tables).byCode();
        return new TreeSketch(terms.trees(), terms.library().plans(), tables, nodes, problems.found());
    }

    private static boolean breaksTrees(RulebookProblem problem) {
        return problem.severity() == RulebookProblem.Severity.ERROR
                && problem.file().startsWith(Stage.DIAGNOSIS.folder() + "/");
    }

    private record Terms(
            Catalogue catalogue, PlanLibrary library, Reasons reasons, Thesaurus thesaurus, TreeContent trees) {}

    private Terms terms() {
        var catalogue = once(CatalogueFile.PATH, file(CatalogueFile.PATH), CatalogueFile::read);
        var reasons = once(ReasonsFile.PATH, file(ReasonsFile.PATH), ReasonsFile::read);
        var files = files(PlanFile.FOLDER, ".yaml");
        Plans plans = readings.of(PlanFile.FOLDER, files, problems, before -> PlanFile.read(files, problems));
        var operationFiles = files(OperationFile.FOLDER, ".yaml");
        Map<String, AtomicOperation> operations = readings.of(
                OperationFile.FOLDER, operationFiles, problems, before -> OperationFile.read(operationFiles, problems));
        var thesaurus =
                once(ThesaurusFile.PATH, content.files().getOrDefault(ThesaurusFile.PATH, ""), ThesaurusFile::read);
        strangers();
        bindings(catalogue, plans);
        CalendarFile.read(content.files().getOrDefault(CalendarFile.PATH, ""), problems.in(CalendarFile.PATH));
        var trees = trees(catalogue);
        var library = new PlanLibrary(plans, operations, trees.checks());
        if (problems.sound(ChecksFile.PATH) && operationFiles.keySet().stream().allMatch(problems::sound)) {
            readings.of(PlanReview.class.getName(), library, problems, before -> {
                PlanReview.of(library, problems);
                return library;
            });
        }
        return new Terms(catalogue, library, reasons, thesaurus, trees);
    }

    private void bindings(Catalogue catalogue, Plans plans) {
        var text = content.files().getOrDefault(BindingsFile.PATH, "");
        if (problems.sound(CatalogueFile.PATH)) {
            BindingsFile.read(text, catalogue, BindingsFile.codes(plans), problems.in(BindingsFile.PATH));
        }
    }

    private TreeContent trees(Catalogue catalogue) {
        var path = TreesFile.PATH;
        var text = content.files().getOrDefault(path, "");
        List<DiagnosisTree> trees = readings.of(
                path, List.of(text, catalogue), problems, before -> TreesFile.read(text, catalogue, problems.in(path)));
        List<CheckDefinition> checks =
                once(ChecksFile.PATH, content.files().getOrDefault(ChecksFile.PATH, ""), ChecksFile::read);
        List<Cause> causes = once(CausesFile.PATH, content.files().getOrDefault(CausesFile.PATH, ""), CausesFile::read);
        return TreeContent.of(trees, checks, causes);
    }

    /** What the rows of several tables make together can only be judged once each is in order. */
    private void trees(Terms terms, List<StageCompiler> compilers) {
        if (problems.sound()) {
            var tables =
                    compilers.stream().flatMap(stage -> stage.tables().stream()).toList();
            TreeReview.of(terms.trees(), tables, problems);
        }
    }

    private <T> T once(String path, String text, BiFunction<String, Problems.InFile, T> read) {
        return readings.of(path, text, problems, before -> read.apply(text, problems.in(path)));
    }

    /** Codes of a broken file are not looked for elsewhere: every cell that names one would seem wrong too. */
    private Vocabulary vocabulary(Terms terms) {
        var unsure = new HashSet<String>();
        if (!problems.sound(CatalogueFile.PATH)) {
            unsure.addAll(List.of("UNKNOWN_SCENARIO", "UNKNOWN_DOMAIN"));
        }
        if (!problems.sound(ReasonsFile.PATH)) {
            unsure.add("UNKNOWN_REASON");
        }
        if (!problems.sound(ThesaurusFile.PATH)) {
            unsure.add("UNKNOWN_MEANING");
        }
        if (!problems.sound(ChecksFile.PATH)) {
            unsure.add("UNKNOWN_CHECK");
        }
        if (!problems.sound(CausesFile.PATH)) {
            unsure.add("UNKNOWN_CAUSE");
        }
        return readings.of("", List.of(terms, unsure), problems, before -> new Vocabulary(
                        terms.catalogue(), terms.library().plans(), terms.reasons(), terms.thesaurus(), terms.trees())
                .without(unsure));
    }

    private String file(String path) {
        var text = content.files().get(path);
        if (text == null) {
            problems.in(path).add("", "MISSING_FILE", "", new Sentence("This file is missing.", "缺少该文件。"));
        }
        return text == null ? "" : text;
    }

    private SortedMap<String, String> files(String folder, String ending) {
        var found = new TreeMap<String, String>();
        content.files().forEach((path, text) -> {
            if (path.startsWith(folder) && path.endsWith(ending) && path.indexOf('/', folder.length()) < 0) {
                found.put(path, text);
            }
        });
        return found;
    }

    /** Rules that no stage would read are a mistake; other files, such as tests and notes, are nobody's concern here. */
    private void strangers() {
        for (var path : content.files().keySet()) {
            boolean known = List.of(Stage.values()).stream().anyMatch(stage -> path.matches(stage.folder() + "/[^/]+"));
            if (!known && (StageCompiler.takes(path) || path.endsWith(".drl.xlsx"))) {
                problems.in(path)
                        .add("", "UNKNOWN_FILE", "", new Sentence("No stage reads this file.", "没有任何阶段读取该文件。"));
            }
        }
    }

    private List<StageCompiler> read(Vocabulary vocabulary) {
        var compilers = new ArrayList<StageCompiler>();
        for (var stage : Stage.values()) {
            compilers.add(read(stage, vocabulary));
        }
        return compilers;
    }

    private StageCompiler read(Stage stage, Vocabulary vocabulary) {
        var files = files(stage.folder() + "/", "");
        files.keySet().removeIf(path -> !StageCompiler.takes(path));
        var compiler = new StageCompiler(stage, vocabulary, problems, readings);
        compiler.read(files);
        return compiler;
    }

    private Map<Stage, StageRules> build(List<StageCompiler> compilers) {
        var built = new EnumMap<Stage, StageRules>(Stage.class);
        for (var compiler : compilers) {
            compiler.build().ifPresent(rules -> built.put(rules.stage(), rules));
        }
        if (!problems.sound()) {
            built.values().forEach(StageRules::close);
        }
        rejectOnErrors();
        return built;
    }

    private void rejectOnErrors() {
        if (!problems.sound()) {
            throw new RulebookRejected(problems.found());
        }
    }
}
