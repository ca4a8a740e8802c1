package io.watchkeeper.console;

import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.diagnosis.TreeExchange;
import io.watchkeeper.problem.ProblemException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Trees as files: JSON out and in, the drawing out. */
@Path("/rulebooks/{version: \\d{1,18}}/trees")
@PermissionsAllowed(Permissions.READ)
public class TreeFiles {
    private static final String SVG = "image/svg+xml";
    private static final String CODE = "{code: [A-Z0-9_-]{1,64}}";

    private final TreeExchange exchange;
    private final TreeListing listing;
    private final Viewer viewer;

    TreeFiles(TreeExchange exchange, TreeListing listing, Viewer viewer) {
        this.exchange = exchange;
        this.listing = listing;
        this.viewer = viewer;
    }

    @GET
    @Path("/" + CODE + "/download.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> json(@PathParam("version") long version, @PathParam("code") String code) {
        return exchange.json(version, code).map(json -> file(json, MediaType.APPLICATION_JSON, code + ".json"));
    }

    @GET
    @Path("/" + CODE + "/download.svg")
    @Produces(SVG)
    public Uni<Response> svg(@PathParam("version") long version, @PathParam("code") String code) {
        return exchange.svg(version, code, viewer.language().tag()).map(svg -> file(svg, SVG, code + ".svg"));
    }

    private static Response file(String text, String type, String name) {
        return Response.ok(text)
                .type(type + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** @param tree a file as {@link #json} gives it: it takes the place of the tree with its code, or comes beside the others */
    @POST
    @Path("/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    @PermissionsAllowed(Permissions.EDIT_RULES)
    public Uni<Response> put(@PathParam("version") long version, @RestForm("tree") FileUpload tree) {
        return Uni.createFrom()
                .deferred(() -> exchange.put(version, Optional.empty(), UploadedFile.bytes(tree), "*"))
                .map(code -> Redirect.to("/rulebooks/" + version + "/trees/" + code + "/edit", Flash.of(Notice.SAVED)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> listing.refusal(version, new TreeForm(Map.of()), refused.problem()));
    }
}
