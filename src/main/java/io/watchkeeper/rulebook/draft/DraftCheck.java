package io.watchkeeper.rulebook.draft;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.table.TableReader;
import io.watchkeeper.decision.table.TableSchema;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.rulebook.trial.RuleTrial;
import io.watchkeeper.rulebook.workbook.TableForm;

/** Says what is wrong with a content, by making of it what publishing would. One at a time: compiling rules takes both cores, and deciding needs them. */
@Singleton
public class DraftCheck {
    private final CheckedDrafts drafts = new CheckedDrafts();
    private final Function<RulebookContent, List<RulebookProblem>> trial;

    @Inject
    DraftCheck(RuleTrial trial) {
        this.trial = trial::problems;
    }

    /** For a process that serves nobody, and may end over the rules that it checks. */
    public DraftCheck() {
        this.trial = content -> List.of();
    }

    /** What is wrong with it, and with its test scenarios: the errors first. Rules that were never tried take seconds. */
    public List<RulebookProblem> problems(long version, RulebookContent content) {
        var tests = new Problems();
        TestFile.readAll(content, tests);
        var tried = trial.apply(content);
        var review = tried.isEmpty() ? review(version, content) : tried;
        return Stream.concat(tests.found().stream(), review.stream())
                .sorted(Comparator.comparing(RulebookProblem::severity))
                .toList();
    }

    /** Errors, or else what is doubtful about the rows. Takes milliseconds where only data rows are new. */
    private synchronized List<RulebookProblem> review(long version, RulebookContent content) {
        return drafts.problems(version, content);
    }

    /** The frame that an upload of a table must fit. Other tables may be wrong, and the rows of this one. */
    synchronized TableForm form(long version, RulebookContent content, TableName name) {
        var text = content.files().get(name.file());
        var sheet = Sheet.read(text, new Problems().in(name.file()));
        var schemas = name.decides() && !TableReader.compiled(sheet)
                ? TableReader.schemas(sheet, name.rulePackage(), new Problems().in(name.file()))
                : List.<TableSchema>of();
        // of a compiled table nothing is known, nor where a header is broken
        if (!schemas.isEmpty() && schemas.size() == TableReader.headers(sheet).size()) {
            return TableForm.of(name.file(), text, schemas, drafts.vocabulary(version, content));
        }
        return TestFile.takes(name.file())
                ? PlainForm.ofTests(name, text, drafts.vocabulary(version, content))
                : PlainForm.of(name, text, sheet);
    }
}
