package io.watchkeeper.console;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.rulebook.NodeName;
import io.watchkeeper.setting.SettingList;

/** What the service was started with, for who runs it. */
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ_SETTINGS)
public class SettingPages {
    private final SettingList settings;
    private final NodeName node;

    SettingPages(SettingList settings, NodeName node) {
        this.settings = settings;
        this.node = node;
    }

    @GET
    public TemplateInstance index(@QueryParam("chosen") @DefaultValue("false") boolean chosen) {
        return Templates.index(new SettingListing(node.toString(), settings.list(), chosen));
    }

    @CheckedTemplate(basePath = "Settings")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(SettingListing listing);
    }
}
