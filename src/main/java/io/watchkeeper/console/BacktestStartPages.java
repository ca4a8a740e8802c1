package io.watchkeeper.console;

import java.util.List;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.journal.backtest.Backtest;
import io.watchkeeper.journal.backtest.Backtests;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.release.Releases;
import io.watchkeeper.rulebook.release.VersionLife;

/** The backtests of a version, and the form that begins another. */
@Path("/rulebooks/{version: \\d{1,18}}/backtests")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.TEST_RULEBOOK)
public class BacktestStartPages {
    private final Backtests backtests;
    private final Releases releases;
    private final Viewer viewer;

    BacktestStartPages(Backtests backtests, Releases releases, Viewer viewer) {
        this.backtests = backtests;
        this.releases = releases;
        this.viewer = viewer;
    }

    @GET
    @PermissionsAllowed(Permissions.READ)
    public Uni<TemplateInstance> index(@PathParam("version") long version) {
        return index(version, null);
    }

    /**
     * @param from in the reader's zone, as a form field for date and time gives it; empty for a week before {@code to}
     * @param sample in per cent
     */
    @POST
    public Uni<Response> begin(
            @PathParam("version") long version,
            @FormParam("from") String from,
            @FormParam("to") String to,
            @FormParam("sample") String sample,
            @FormParam("workspace") String workspace) {
        var wish = new BacktestWish(from, to, sample, workspace);
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> backtests.begin(version, wish.request(viewer.zone())))
                        .map(begun -> Redirect.to("/backtests/" + begun.id())),
                (problem, why) -> index(version, why));
    }

    private Uni<TemplateInstance> index(long version, Sentence refusal) {
        return releases.life(version)
                .map(VersionLife::about)
                .chain(about -> backtests.of(version).map(all -> Templates.index(about, all, refusal)));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(RulebookVersion about, List<Backtest> backtests, Sentence refusal);
    }
}
