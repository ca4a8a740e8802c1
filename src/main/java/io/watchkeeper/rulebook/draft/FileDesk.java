package io.watchkeeper.rulebook.draft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.plan.PlanFile;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.difference.FileDifference;
import io.watchkeeper.rulebook.difference.TextDifference;
import io.watchkeeper.rulebook.draft.DraftEdit.Kind;

/** The files of drafts as text: DRL and tables with their headers for rule engineers, plans and operations for operators, too. */
@Singleton
public class FileDesk {
    private static final List<String> EDITED = List.of(".drl", ".drl.csv", ".yaml");
    private static final Pattern NEW = Pattern.compile("plans/(operations/)?[A-Z0-9][A-Z0-9_-]{0,63}\\.yaml");
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
    private static final int MOST_LINES_TOLD = 200;
    private static final int RACES = 5;
    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final RulebookRepository rulebooks;
    private final DraftStore drafts;
    private final DraftCheck check;
    private final Caller caller;

    FileDesk(RulebookRepository rulebooks, DraftStore drafts, DraftCheck check, Caller caller) {
        this.rulebooks = rulebooks;
        this.drafts = drafts;
        this.check = check;
        this.caller = caller;
    }

    /** A file as it is stored; one of a plan that there is not yet is empty. */
    public record Held(StoredRulebook rulebook, String file) {
        public String text() {
            return rulebook.content().files().getOrDefault(file, "");
        }

        public String etag() {
            return TableVersion.etag(text());
        }

        private RulebookContent with(String text) {
            var files = new TreeMap<>(rulebook.content().files());
            files.put(file, text);
            return new RulebookContent(files);
        }
    }

    /**
     * What somebody wrote.
     *
     * @param etag of the file that was edited, or null
     */
    public record Written(String text, String etag) {
        public Written {
            // browsers and some editors end lines with two characters
            text = text.replace("\r\n", "\n");
        }

        /** @throws ProblemException 413 where they are too many, 422 where they are not UTF-8 */
        public static Written of(byte[] bytes, String etag) {
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                checkLength(text);
                return new Written(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, etag);
            } catch (CharacterCodingException malformed) {
                throw unreadable();
            }
        }
    }

    /** Whether files of that name are edited as text. */
    public static boolean edits(String file) {
        return EDITED.stream().anyMatch(file::endsWith);
    }

    /** @return fails with 404 */
    public Uni<Held> find(long version, String file) {
        return rulebooks.findWhole(version).map(found -> found.filter(
                        stored -> file != null && stored.content().files().containsKey(file))
                .map(stored -> new Held(stored, file))
                .orElseThrow(
                        () -> ProblemException.notFound("There is no such file, or no such version of the rulebook.")));
    }

    /** As {@link #find}, for who edits it; also for a plan or an operation that there is not yet. @return fails with 403, 404 */
    public Uni<Held> open(long version, String file) {
        boolean mayBeNew = file != null && NEW.matcher(file).matches();
        var found = mayBeNew
                ? rulebooks
                        .findWhole(version)
                        .map(stored -> new Held(
                                stored.orElseThrow(
                                        () -> ProblemException.notFound("There is no such version of the rulebook.")),
                                file))
                : find(version, file);
        return found.invoke(held -> {
            if (!held.file().startsWith(PlanFile.FOLDER)) {
                caller.workspaceFor(Permissions.EDIT_RULES);
            }
        });
    }

    /** What would be wrong with the draft if the file read so; nothing is stored. @return fails as {@link #put} does, but for the problems */
    public Uni<List<ProblemView>> check(long version, String file, String text) {
        return open(version, file)
                .chain(held -> onWorker(() -> problems(held, checked(held, new Written(text, null)))))
                .map(ProblemView::of);
    }

    /** @return what is stored now; fails with 403, 404, 409 for a version that is no draft, 412, 413, 422 with the problems, 428 */
    public Uni<Held> put(long version, String file, Written written) {
        return put(version, file, written, new Taking(Kind.TEXT, null), 1);
    }

    /** Fails as the other does. */
    Uni<Held> put(long version, String file, TableSource.Reverted reverted, String etag) {
        var taking = new Taking(reverted.kind(), reverted.undoes());
        return put(version, file, new Written(reverted.text(), etag), taking, 1);
    }

    /** @param undoes the step that it turns back, null for none */
    private record Taking(Kind kind, Long undoes) {
        /** Of plans and operations only: rules and tables have ways of their own. */
        private Optional<EditHistory.Taken> of(Held held, RulebookContent content) {
            var texts = new EditHistory.Texts(held.text(), content.files().get(held.file()));
            return Optional.of(held.file())
                    .filter(file -> file.startsWith(PlanFile.FOLDER))
                    .map(file -> EditHistory.Taken.of(file, kind, undoes, texts));
        }
    }

    private Uni<Held> put(long version, String file, Written written, Taking taking, int attempt) {
        return open(version, file)
                .chain(held -> onWorker(() -> accepted(held, written))
                        .chain(content -> drafts.saveFile(
                                version,
                                held.rulebook().content().digest(),
                                content,
                                new DraftStore.FileChange(
                                        detail(held, content.files().get(held.file())), taking.of(held, content)))))
                .chain(saved -> {
                    if (!saved && attempt == RACES) {
                        throw ProblemException.conflict("Others save this draft all the time; try again.");
                    }
                    // somebody saved another file: this one's ETag decides whether it may still be written
                    return saved ? find(version, file) : put(version, file, written, taking, attempt + 1);
                });
    }

    /** Takes a plan or an operation out of a draft. @return fails as {@link #put} does, with the problems where others name it */
    public Uni<Void> remove(long version, String file, String etag) {
        return open(version, file)
                .chain(held -> onWorker(() -> without(held, etag))
                        .chain(content -> drafts.saveFile(
                                version,
                                held.rulebook().content().digest(),
                                content,
                                new DraftStore.FileChange(detail(held, ""), Optional.empty()))))
                .invoke(saved -> {
                    if (!saved) {
                        throw ProblemException.conflict("The draft has changed meanwhile; try again.");
                    }
                })
                .replaceWithVoid();
    }

    private RulebookContent without(Held held, String etag) {
        if (!held.rulebook().content().files().containsKey(held.file())) {
            throw ProblemException.notFound("There is no such file in this version of the rulebook.");
        }
        if (!held.file().startsWith(PlanFile.FOLDER)) {
            throw ProblemException.conflict("Only plans and operations are taken out of a draft here.");
        }
        var content = checked(held, new Written("", etag));
        var files = new TreeMap<>(content.files());
        files.remove(held.file());
        return sound(held, new RulebookContent(files), etag);
    }

    private RulebookContent accepted(Held held, Written written) {
        return sound(held, checked(held, written), written.etag());
    }

    private RulebookContent sound(Held held, RulebookContent content, String etag) {
        TableVersion.check(etag, held.text());
        var problems = problems(held, content);
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            throw new ProblemException(Problem.of(422, "The file has problems; the draft is as it was.", List.of())
                    .with("problems", ProblemView.of(problems)));
        }
        return content;
    }

    private static RulebookContent checked(Held held, Written written) {
        if (!edits(held.file())) {
            throw ProblemException.conflict("This file is not edited as text; a table has a page of its own.");
        }
        if (held.rulebook().about().state() != State.DRAFT) {
            throw ProblemException.conflict("Only a draft can be edited; make one that is based on this version.");
        }
        checkLength(written.text());
        if (written.text().indexOf('\0') >= 0) {
            throw unreadable();
        }
        return held.with(written.text());
    }

    private static void checkLength(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw ProblemException.tooLarge("A file has at most 4 Mi characters.");
        }
    }

    private static ProblemException unreadable() {
        return ProblemException.unprocessable(
                "The file cannot be read.",
                List.of(Flaw.at("", "UNREADABLE", "The file is not UTF-8 text.", "该文件不是 UTF-8 文本。")));
    }

    /** Everything about the file, and errors elsewhere that were not there before: a code may be missed, or a name be taken. */
    private List<RulebookProblem> problems(Held held, RulebookContent content) {
        long version = held.rulebook().about().version();
        var found = check.problems(version, content);
        boolean elsewhere = found.stream().anyMatch(problem -> newError(held, problem));
        var before = elsewhere ? said(check.problems(version, held.rulebook().content())) : Stream.<String>empty();
        var known = before.collect(Collectors.toCollection(HashSet::new));
        return found.stream()
                .filter(problem ->
                        problem.file().equals(held.file()) || newError(held, problem) && !known.contains(said(problem)))
                .toList();
    }

    private static boolean newError(Held held, RulebookProblem problem) {
        return problem.severity() == Severity.ERROR && !problem.file().equals(held.file());
    }

    private static Stream<String> said(List<RulebookProblem> problems) {
        return problems.stream().map(FileDesk::said);
    }

    private static String said(RulebookProblem problem) {
        return problem.file() + problem.cell() + problem.code() + problem.value();
    }

    private static Map<String, ?> detail(Held held, String text) {
        var difference = TextDifference.of(held.file(), held.text(), text);
        return Map.of(
                "file",
                held.file(),
                "lines",
                difference.lines().stream()
                        .limit(MOST_LINES_TOLD)
                        .map(FileDesk::told)
                        .toList(),
                "untold",
                Math.max(0, difference.lines().size() - MOST_LINES_TOLD) + difference.left());
    }

    private static String told(FileDifference.Line line) {
        return (line.kind() == FileDifference.Kind.ADDED ? "+" : "-") + line.number() + " " + line.text();
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
