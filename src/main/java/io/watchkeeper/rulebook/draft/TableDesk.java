package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.table.TableReader;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.workbook.TableFiles;

/** Reads tables of any version, and puts edited ones into a draft: whole, or not at all. */
@Singleton
class TableDesk {
    private static final int RACES = 5;
    /** A tree is a procedure that measures: it belongs to rule engineers, down to its data cells. */
    private static final String TREES = Stage.DIAGNOSIS.folder() + "/";

    private static final RulebookProblem COMPILED = RulebookProblem.error(
                    "",
                    "",
                    "COMPILED_TABLE",
                    new Sentence(
                            "This table is marked as compiled: its rows can be read here, not edited.",
                            "该表标记为编译执行：此处只能查看，不能编辑其数据行。"))
            .advising(new Sentence(
                    "Ask a rule engineer, who edits it as a file under rules/.", "请联系规则工程师，由其在 rules/ 下的文件中编辑。"));

    private final RulebookRepository rulebooks;
    private final DraftStore drafts;
    private final UploadedWorkbooks uploads;
    private final DraftCheck check;
    private final Caller caller;

    TableDesk(
            RulebookRepository rulebooks,
            DraftStore drafts,
            UploadedWorkbooks uploads,
            DraftCheck check,
            Caller caller) {
        this.rulebooks = rulebooks;
        this.drafts = drafts;
        this.uploads = uploads;
        this.check = check;
        this.caller = caller;
    }

    /** A table as it is stored. */
    record Held(StoredRulebook rulebook, TableName name) {
        String text() {
            return rulebook.content().files().get(name.file());
        }

        String etag() {
            return TableVersion.etag(text());
        }

        /** Whether Drools makes its rules, which only engineers edit. */
        private boolean compiled() {
            return name.decides() && TableReader.compiled(Sheet.read(text(), new Problems().in(name.file())));
        }

        /** Fails with 409 for a version that is no draft. */
        void checkDraft() {
            if (rulebook.about().state() != State.DRAFT) {
                throw ProblemException.conflict("Only a draft can be edited; make one that is based on this version.");
            }
        }

        private RulebookContent with(String text) {
            var files = new TreeMap<>(rulebook.content().files());
            files.put(name.file(), text);
            return new RulebookContent(files);
        }
    }

    /** @param ifMatch the header, or null */
    record Upload(TableSource source, String ifMatch) {}

    /** @return fails with 404 */
    Uni<Held> find(long version, String table) {
        return rulebooks.findWhole(version).map(found -> {
            var stored = found.orElseThrow(TableDesk::unknown);
            return new Held(stored, TableName.in(stored.content(), table).orElseThrow(TableDesk::unknown));
        });
    }

    /** The table as a workbook: the one that was uploaded last with the values of this version, else one in our own look. */
    Uni<byte[]> workbook(Held held) {
        var about = held.rulebook().about();
        return uploads.latest(held.name(), about.version())
                .chain(uploaded -> onWorker(() -> {
                    var form = check.form(about.version(), held.rulebook().content(), held.name());
                    return uploaded.map(file -> TableFiles.workbook(form, file))
                            .orElseGet(() -> TableFiles.workbook(form));
                }));
    }

    /** All problems of the table, as it is stored. */
    Uni<List<ProblemView>> problems(Held held) {
        return onWorker(() -> problemsOf(held)).map(ProblemView::of);
    }

    /** @return what is stored now; fails with 403 for trees that the caller may not edit, 404, 409 for a version that is no draft, 412, 428, 422 with the problems */
    Uni<Held> put(long version, String table, Upload upload) {
        if (table.startsWith(TREES)) {
            caller.workspaceFor(Permissions.EDIT_RULES);
        }
        return put(version, table, upload, 1);
    }

    private Uni<Held> put(long version, String table, Upload upload, int attempt) {
        return find(version, table)
                .flatMap(held -> onWorker(() -> accepted(held, upload)))
                .flatMap(edited -> {
                    var read = edited.before().rulebook();
                    return drafts.save(version, read.content().digest(), edited.content(), edited.change(upload))
                            .flatMap(saved -> {
                                if (saved) {
                                    return find(version, table);
                                }
                                if (attempt == RACES) {
                                    throw ProblemException.conflict("Others save this draft all the time; try again.");
                                }
                                // somebody saved another table: this one's ETag decides whether it may still be written
                                return put(version, table, upload, attempt + 1);
                            });
                });
    }

    private record Edited(Held before, RulebookContent content, EditHistory.Taken taken) {
        DraftStore.Change change(Upload upload) {
            return new DraftStore.Change(before.name(), upload.source().kept(), taken);
        }
    }

    private Edited accepted(Held held, Upload upload) {
        held.checkDraft();
        TableVersion.check(upload.ifMatch(), held.text());
        var problems = new Problems();
        var text = text(held, upload.source(), problems.in(held.name().file()));
        refuse(problems.found());
        var content = held.with(text.orElseThrow());
        var found = problemsOf(held, content);
        if (!upload.source().partial() || ProblemCells.more(problemsOf(held), found)) {
            refuse(found);
        }
        var texts = new EditHistory.Texts(held.text(), text.orElseThrow());
        return new Edited(held, content, upload.source().taken(held.name().file(), texts));
    }

    private List<RulebookProblem> problemsOf(Held held) {
        return problemsOf(held, held.rulebook().content());
    }

    private Optional<String> text(Held held, TableSource source, Problems.InFile problems) {
        var form = check.form(held.rulebook().about().version(), held.rulebook().content(), held.name());
        var text = source.read(form, problems);
        text.filter(edited -> !edited.equals(held.text()) && held.compiled())
                .ifPresent(edited -> problems.add(COMPILED));
        return text;
    }

    /** What a file would make of the table of a draft; nothing is stored. Fails with 409 for a version that is no draft. */
    Uni<Read> read(Held held, TableSource source) {
        return onWorker(() -> {
            held.checkDraft();
            var problems = new Problems();
            var text = text(held, source, problems.in(held.name().file()));
            text.ifPresent(edited -> problemsOf(held, held.with(edited)).forEach(problems::add));
            return new Read(text, problems.found());
        });
    }

    /**
     * What a file would make of a table.
     *
     * @param text of the sheet, empty where the file is no such table
     */
    record Read(Optional<String> text, List<RulebookProblem> problems) {
        /** Fails with 422 and the problems where there is no table. */
        void refuseUnreadable() {
            if (text.isEmpty()) {
                refuse(problems);
            }
        }
    }

    private List<RulebookProblem> problemsOf(Held held, RulebookContent content) {
        return check.problems(held.rulebook().about().version(), content).stream()
                .filter(problem -> problem.file().equals(held.name().file()))
                .toList();
    }

    private static void refuse(List<RulebookProblem> problems) {
        if (problems.stream().anyMatch(problem -> problem.severity() == RulebookProblem.Severity.ERROR)) {
            var refusal = Problem.of(422, "The table has problems; the draft is as it was.", List.of());
            throw new ProblemException(refusal.with("problems", ProblemView.of(problems)));
        }
    }

    static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such table, or no such version of the rulebook.");
    }
}
