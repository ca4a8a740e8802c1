package io.watchkeeper.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.watchkeeper.access.Roles;

@Path("/")
@RolesAllowed(Roles.VIEWER)
public class Home {
    @GET
    public Response events() {
        return Redirect.to("/events");
    }
}
