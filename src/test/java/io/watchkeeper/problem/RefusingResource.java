package io.watchkeeper.problem;

import java.net.ConnectException;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

/** Refuses in every way that a resource can; only tests have it. */
@Path("/api/v1/test-refusals")
@PermitAll
public class RefusingResource {
    public record Order(String name, @Max(5) int count, List<Integer> sizes) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String order(@Valid Order order) {
        return order.name();
    }

    @GET
    @Path("/{how}")
    public String refuse(@PathParam("how") String how) throws ConnectException {
        throw switch (how) {
            case "conflict" ->
                ProblemException.conflict("The event is completed.", Flaw.of("WRONG_STATE", "Completed.", "已完成。"));
            case "unavailable" -> ProblemException.unavailable("Too much waits.", 3);
            case "store" -> new IllegalStateException("wrapped", new ConnectException("refused"));
            default -> new IllegalStateException("a secret from the inside");
        };
    }

    @GET
    @Path("/guarded")
    @RolesAllowed("nobody-has-this-role")
    public String guarded() {
        return "";
    }
}
