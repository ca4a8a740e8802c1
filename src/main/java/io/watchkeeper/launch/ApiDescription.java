package io.watchkeeper.launch;

import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What {@code /q/openapi} says of the whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Watchkeeper",
                        version = "1",
                        description =
                                """
                                Alerts and inspection results come in, rules and decision tables decide, risk events come out, \
                                with every decision explained.

                                JSON in camelCase; ids are opaque strings; instants are RFC 3339 in UTC, durations ISO 8601; \
                                sentences for people are `{"en", "zh"}`. Lists take `limit` (1-500, 50 where it is not given) \
                                and `cursor`, and answer `{"items", "nextCursor"}`. A POST that starts something and \
                                carries an `Idempotency-Key` starts it once. Refusals are RFC 9457 problem details that \
                                name the member, cell or rule.""",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        security = @SecurityRequirement(name = ApiDescription.TOKEN),
        tags = {
            @Tag(name = "intake", description = "Alerts and inspection results come in"),
            @Tag(name = "events", description = "Risk events, and what a person does with them"),
            @Tag(name = "decisions", description = "Why: rules, rows, cells and facts; replay and dry run"),
            @Tag(name = "scenarios", description = "Kinds of risk"),
            @Tag(name = "objects", description = "What is watched over, and what it depends on"),
            @Tag(name = "changes", description = "Releases, freezes and maintenance windows"),
            @Tag(name = "rulebooks", description = "Versions of rules, tables and content"),
            @Tag(name = "access", description = "People, tokens and the audit log")
        })
@SecurityScheme(
        securitySchemeName = ApiDescription.TOKEN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API token: `Authorization: Bearer …`")
public class ApiDescription extends Application {
    static final String TOKEN = "token";
}
