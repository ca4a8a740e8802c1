package io.watchkeeper.console;

import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.watchkeeper.problem.ErrorPage;
import io.watchkeeper.problem.Problem;

/** Refusals and failures as pages of the console. */
@ApplicationScoped
public class ConsoleErrorPage implements ErrorPage {
    @Override
    public Uni<String> render(Problem problem, RoutingContext request) {
        var incident = Objects.toString(problem.extensions().get("incident"), "");
        return Templates.refused(problem, ErrorKind.of(problem.status()), incident)
                .createUni();
    }

    @CheckedTemplate(basePath = "Errors")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance refused(Problem problem, ErrorKind kind, String incident);
    }
}
