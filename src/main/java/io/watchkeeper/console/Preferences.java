package io.watchkeeper.console;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** Language and theme, kept by the browser; open to all, because the sign-in page offers them too. */
@Path("/preferences")
@PermitAll
public class Preferences {
    @POST
    public Response choose(
            @FormParam("language") String language, @FormParam("theme") String theme, @FormParam("back") String back) {
        var cookies = Stream.of(
                        Language.of(language).map(Language::tag).map(PreferenceCookie.LANGUAGE::of),
                        Theme.of(theme).map(Theme::value).map(PreferenceCookie.THEME::of))
                .flatMap(Optional::stream)
                .toArray(NewCookie[]::new);
        return Redirect.to(LocalPath.orElse(back, "/events"), cookies);
    }
}
