package io.watchkeeper.console;

import java.util.List;

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
import io.watchkeeper.journal.backtest.Backtest;
import io.watchkeeper.journal.backtest.Backtests;

/** One backtest: watched, called off, and read. */
@Path("/backtests/{id: \\d{1,18}}")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.TEST_RULEBOOK)
public class BacktestPages {
    private final Backtests backtests;

    BacktestPages(Backtests backtests) {
        this.backtests = backtests;
    }

    @GET
    @PermissionsAllowed(Permissions.READ)
    public Uni<TemplateInstance> show(@PathParam("id") long id) {
        return backtests.find(id).map(found -> Templates.show(found, StageDifferences.of(found.matrix())));
    }

    @POST
    @Path("/cancel")
    public Uni<Response> cancel(@PathParam("id") long id) {
        return Refusals.shownOn(
                backtests.cancel(id).map(ended -> Redirect.to("/backtests/" + id)), (problem, why) -> show(id));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance show(Backtest backtest, List<StageDifferences> stages);
    }
}
