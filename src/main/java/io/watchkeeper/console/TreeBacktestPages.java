package io.watchkeeper.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.diagnosis.TreeBacktest;
import io.watchkeeper.diagnosis.TreeBacktests;

/** What a tree would have concluded from the answers to the latest diagnoses. */
@Path("/rulebooks/{version: \\d{1,18}}/trees/{code: [A-Z0-9_-]{1,64}}/backtest")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class TreeBacktestPages {
    private static final int LATEST = 100;

    private final TreeBacktests backtests;

    TreeBacktestPages(TreeBacktests backtests) {
        this.backtests = backtests;
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("version") long version, @PathParam("code") String code) {
        return backtests.of(version, code, LATEST).map(Templates::backtest);
    }

    @CheckedTemplate(basePath = "Trees")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance backtest(TreeBacktest backtest);
    }
}
