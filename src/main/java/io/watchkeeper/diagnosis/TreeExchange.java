package io.watchkeeper.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.diagnosis.edit.EditRefused;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit;
import io.watchkeeper.decision.diagnosis.edit.TreeJson;
import io.watchkeeper.decision.diagnosis.edit.TreeWriter;
import io.watchkeeper.decision.diagnosis.edit.WrittenTree;
import io.watchkeeper.diagnosis.picture.SvgFile;
import io.watchkeeper.diagnosis.picture.TreeCoverage;
import io.watchkeeper.diagnosis.picture.TreeDrawing;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.draft.DraftDesk;

/** Whole trees out of a version and into a draft. */
@Singleton
public class TreeExchange {
    private static final int MOST_BYTES = 4 << 20;
    private static final String ANY = "*";

    private final RulebookRepository rulebooks;
    private final TreeSketches sketches;
    private final TreeEdits edits;

    TreeExchange(RulebookRepository rulebooks, TreeSketches sketches, TreeEdits edits) {
        this.rulebooks = rulebooks;
        this.sketches = sketches;
        this.edits = edits;
    }

    /** The tree as JSON; fails with 404. */
    public Uni<String> json(long version, String code) {
        return content(version).map(content -> json(content, code));
    }

    private String json(RulebookContent content, String code) {
        return new TreeWriter(content, sketches.of(content))
                .of(code)
                .map(TreeJson::write)
                .orElseThrow(TreeExchange::unknown);
    }

    /** Its drawing, with the styles inside; fails with 404. */
    public Uni<String> svg(long version, String code, String language) {
        return content(version).map(content -> {
            var sketch = sketches.of(content);
            var tree = sketch.trees().tree(code).orElseThrow(TreeExchange::unknown);
            var look = new TreeDrawing.Look(language, false, Set.of(), TreeCoverage.unknown());
            return SvgFile.of(
                    TreeDrawing.of(sketch, tree.root(), Map.of(), look),
                    tree.name().in(language));
        });
    }

    private Uni<RulebookContent> content(long version) {
        return rulebooks
                .findWhole(version)
                .map(found -> found.orElseThrow(TreeExchange::unknown).content())
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such diagnosis tree, or no such version of the rulebook.");
    }

    /**
     * Puts a tree into a draft: in the place of the one with its code, or beside the others. Nodes that there are already are what it says of them, in other
     * trees, too.
     *
     * @param code that the tree must have; empty for any
     * @param ifMatch the ETag of the tree that was edited, or {@code *}
     * @return its code; fails with 403, 404, 409 for a version that is no draft, 412, 413, 422 with the member or the problems, 428
     */
    public Uni<String> put(long version, Optional<String> code, byte[] json, String ifMatch) {
        if (json == null || json.length > MOST_BYTES) {
            throw ProblemException.tooLarge("A tree has at most 4 MiB.");
        }
        var tree = tree(json);
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.preconditionRequired("Send the ETag of the tree in If-Match, or * for a new one.");
        }
        if (code.filter(name -> !name.equals(tree.code())).isPresent()) {
            throw ProblemException.badRequest("The address names another tree than the body.");
        }
        return edits.make(version, new TreeEdit.PutTree(tree), content -> check(content, tree, ifMatch.strip()))
                .replaceWith(tree.code());
    }

    private static WrittenTree tree(byte[] json) {
        try {
            return TreeJson.read(new String(json, StandardCharsets.UTF_8));
        } catch (EditRefused refused) {
            throw TreeEdits.said(refused);
        }
    }

    private void check(RulebookContent content, WrittenTree tree, String ifMatch) {
        if (!ifMatch.equals(ANY) && !ifMatch.equals(etag(json(content, tree.code())))) {
            throw ProblemException.preconditionFailed("The tree has changed since it was read.");
        }
    }

    static String etag(String json) {
        return DraftDesk.etag(json);
    }
}
