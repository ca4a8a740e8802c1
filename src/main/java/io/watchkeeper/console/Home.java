package io.watchkeeper.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.watchkeeper.access.Permissions;

@Path("/")
@PermissionsAllowed(Permissions.READ)
public class Home {
    @GET
    public Response events() {
        return Redirect.to("/events");
    }
}
