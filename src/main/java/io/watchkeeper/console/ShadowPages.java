package io.watchkeeper.console;

import java.time.Clock;
import java.util.function.Function;

import jakarta.inject.Singleton;
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
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.journal.shadow.ShadowActs;
import io.watchkeeper.journal.shadow.Shadows;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.release.ReleaseRequest;
import io.watchkeeper.rulebook.release.Releases;

/** A version beside the live one: what it would have decided otherwise, and the one button that lets it decide. */
@Path("/rulebooks/{version: \\d{1,18}}/shadow")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.TEST_RULEBOOK)
public class ShadowPages {
    private final ShadowActs acts;
    private final Gathered gathered;
    private final Caller caller;

    ShadowPages(ShadowActs acts, Gathered gathered, Caller caller) {
        this.acts = acts;
        this.gathered = gathered;
        this.caller = caller;
    }

    /** What the page shows. */
    @Singleton
    record Gathered(Shadows shadows, Releases releases, RulebookRepository rulebooks, Clock clock) {
        Uni<ShadowPage> page(long version) {
            return releases.life(version).chain(life -> shadows.find(version).chain(shadow -> rulebooks
                    .list(RulebookRepository.WORKSPACE)
                    .map(all -> all.stream()
                            .filter(one -> one.shadow() && one.version() != version)
                            .map(RulebookVersion::version)
                            .findFirst())
                    .map(other -> new ShadowPage(life, shadow.orElse(null), other.orElse(null), clock.instant()))));
        }
    }

    @GET
    @PermissionsAllowed(Permissions.READ)
    public Uni<TemplateInstance> show(@PathParam("version") long version) {
        return show(version, null);
    }

    @POST
    public Uni<Response> begin(@PathParam("version") long version, @FormParam("reason") String reason) {
        return act(version, reason, why -> acts.begin(version, why, Actor.of(caller)));
    }

    @POST
    @Path("/stop")
    public Uni<Response> stop(@PathParam("version") long version, @FormParam("reason") String reason) {
        return act(version, reason, why -> acts.stop(version, why, Actor.of(caller)));
    }

    @POST
    @Path("/promote")
    @PermissionsAllowed(Permissions.RELEASE_RULEBOOK)
    public Uni<Response> promote(@PathParam("version") long version, @FormParam("reason") String reason) {
        return act(version, reason, why -> acts.promote(version, why, Actor.of(caller)));
    }

    private Uni<Response> act(long version, String reason, Function<String, Uni<Void>> act) {
        return Refusals.shownOn(
                Uni.createFrom()
                        .deferred(() -> act.apply(
                                new ReleaseRequest(reason, null).check().reason()))
                        .map(done -> Redirect.to("/rulebooks/" + version + "/shadow", Flash.of(Notice.RULEBOOK_MOVED))),
                (problem, why) -> show(version, Refusal.Shown.of(problem)));
    }

    private Uni<TemplateInstance> show(long version, Refusal.Shown refused) {
        return gathered.page(version).map(page -> Templates.show(page, refused));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance show(ShadowPage page, Refusal.Shown refused);
    }
}
