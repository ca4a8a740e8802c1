package io.watchkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.diagnosis.TreeDesk;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.draft.ProblemView;

/** Gathers what the list of the trees of a version shows. */
@Singleton
public class TreeListing {
    private final TreeDesk desk;
    private final RulebookPages pages;
    private final Viewer viewer;

    TreeListing(TreeDesk desk, RulebookPages pages, Viewer viewer) {
        this.desk = desk;
        this.pages = pages;
        this.viewer = viewer;
    }

    Uni<TemplateInstance> show(long version) {
        return show(version, new TreeForm(Map.of()), List.of());
    }

    /** The list with the reason why a form on it was not carried out, and what was typed. */
    Uni<Response> refusal(long version, TreeForm form, Problem problem) {
        var problems = Refusal.Shown.of(problem).problems().stream().map(ProblemView::message);
        var flaws = Stream.concat(
                        problem.errors().stream().map(Flaw::message).filter(says -> problem.extensions()
                                .isEmpty()),
                        problems)
                .toList();
        return show(version, form, flaws.isEmpty() ? List.of(new Sentence(problem.detail(), problem.detail())) : flaws)
                .map(page -> Response.status(problem.status()).entity(page).build());
    }

    private Uni<TemplateInstance> show(long version, TreeForm typed, List<Sentence> flaws) {
        return pages.find(version).chain(stored -> desk.list(version)
                .map(trees -> Trees.Templates.index(
                        stored.about(),
                        trees.lines(),
                        new NewTree(editable(stored.about()), trees.checks(), typed, flaws))));
    }

    /** Whether trees of the version can be edited, and it is theirs to do it. */
    boolean editable(RulebookVersion about) {
        return about.state() == State.DRAFT && viewer.mayEditRules();
    }
}
