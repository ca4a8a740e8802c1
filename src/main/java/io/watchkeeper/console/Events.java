package io.watchkeeper.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;

@Path("/events")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Events {
    private final EventLists lists;
    private final EventStories stories;

    Events(EventLists lists, EventStories stories) {
        this.lists = lists;
        this.stories = stories;
    }

    @GET
    public Uni<TemplateInstance> index(@Context UriInfo uri) {
        var query = new ListQuery("/events", uri.getQueryParameters());
        return lists.list(query).map(listing -> Templates.index(listing, query));
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> show(@PathParam("id") String id) {
        return stories.find(id).map(story -> Templates.show(story, Draft.NONE));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(EventListing listing, ListQuery query);

        static native TemplateInstance show(EventStory story, Draft draft);
    }
}
