package io.watchkeeper.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.plan.PlanFile;

/** The person before the page: what they chose, who they are, where they stand. */
@Named("viewer")
@RequestScoped
public class Viewer {
    private final RoutingContext request;
    private final SecurityIdentity identity;
    private final Caller caller;
    private final ConsoleConfig config;

    @Inject
    Viewer(RoutingContext request, SecurityIdentity identity, Caller caller, ConsoleConfig config) {
        this.request = request;
        this.identity = identity;
        this.caller = caller;
        this.config = config;
    }

    public Language language() {
        var asked = Optional.ofNullable(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return Language.choose(cookie(PreferenceCookie.LANGUAGE), asked);
    }

    public Theme theme() {
        return cookie(PreferenceCookie.THEME).flatMap(Theme::of).orElse(Theme.AUTO);
    }

    /** The browser's zone once its script has told it, until then the configured one. */
    public ZoneId zone() {
        return cookie(PreferenceCookie.ZONE).flatMap(Viewer::zone).orElseGet(config::zoneId);
    }

    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    public String name() {
        return identity.getPrincipal().getName();
    }

    /** Whether the forms that handle an event of this workspace are theirs to send. */
    public boolean mayHandle(String workspace) {
        return caller.grants().in(workspace, Permissions.HANDLE_EVENTS);
    }

    /** Whether starting diagnoses of events of this workspace is theirs. */
    public boolean mayDiagnose(String workspace) {
        return caller.grants().in(workspace, Permissions.START_DIAGNOSES);
    }

    /** Whether reviewing and running plans in this workspace is theirs. */
    public boolean mayRunPlans(String workspace) {
        return caller.grants().in(workspace, Permissions.RUN_PLANS);
    }

    /** Whether reviewing and running plans is theirs in some workspace. */
    public boolean mayRunSomePlans() {
        return caller.grants().anywhere(Permissions.RUN_PLANS);
    }

    /** Whether they may be the second person of grave runs in this workspace. */
    public boolean mayRunGravePlans(String workspace) {
        return caller.grants().in(workspace, Permissions.RUN_GRAVE_PLANS);
    }

    public boolean mayManagePeople() {
        return caller.grants().anywhere(Permissions.MANAGE_PEOPLE);
    }

    public boolean mayManageWorkspaces() {
        return caller.grants().anywhere(Permissions.MANAGE_WORKSPACES);
    }

    /** The codes of the workspaces whose objects they may see. */
    public Set<String> workspaces() {
        return caller.workspaces();
    }

    /** Whether objects have to say which workspace they are of. */
    public boolean inSeveralWorkspaces() {
        return caller.workspaces().size() > 1;
    }

    public boolean mayReadAudit() {
        return caller.grants().anywhere(Permissions.READ_AUDIT);
    }

    public boolean mayManageTokens() {
        return caller.grants().anywhere(Permissions.MANAGE_TOKENS);
    }

    public boolean mayManageSecrets() {
        return caller.grants().anywhere(Permissions.MANAGE_SECRETS);
    }

    public boolean mayReadSettings() {
        return caller.grants().anywhere(Permissions.READ_SETTINGS);
    }

    /** Whether the forms that change an object of this workspace are theirs to send. */
    public boolean mayEditObjects(String workspace) {
        return caller.grants().in(workspace, Permissions.EDIT_OBJECTS);
    }

    /** Whether they may edit objects of some workspace. */
    public boolean mayEditSomeObjects() {
        return caller.grants().anywhere(Permissions.EDIT_OBJECTS);
    }

    /** Whether they may record and end changes of this workspace. */
    public boolean mayRecordChanges(String workspace) {
        return caller.grants().in(workspace, Permissions.RECORD_CHANGES);
    }

    public boolean mayEditSources(String workspace) {
        return caller.grants().in(workspace, Permissions.EDIT_CHECK_SOURCES);
    }

    /** Whether they may edit the sources of checks of some workspace. */
    public boolean mayEditSomeSources() {
        return caller.grants().anywhere(Permissions.EDIT_CHECK_SOURCES);
    }

    /** Whether they may record changes of some workspace. */
    public boolean mayRecordSomeChanges() {
        return caller.grants().anywhere(Permissions.RECORD_CHANGES);
    }

    /** Whether modes, kill switches and held runs of this workspace are theirs to decide on. */
    public boolean mayManageSelfHeal(String workspace) {
        return caller.grants().in(workspace, Permissions.MANAGE_SELF_HEAL);
    }

    /** The same of some workspace. */
    public boolean mayManageSomeSelfHeal() {
        return caller.grants().anywhere(Permissions.MANAGE_SELF_HEAL);
    }

    /** Whether making drafts and handing them in is theirs. */
    public boolean mayMakeDrafts() {
        return caller.grants().anywhere(Permissions.MAKE_DRAFTS);
    }

    /** Whether editing tables of drafts is theirs. */
    public boolean mayDraft() {
        return caller.grants().anywhere(Permissions.EDIT_RULEBOOK);
    }

    /** Whether editing rules as text is theirs. */
    public boolean mayEditRules() {
        return caller.grants().anywhere(Permissions.EDIT_RULES);
    }

    /** Whether editing plans and operations as text is theirs. */
    public boolean mayEditPlans() {
        return caller.grants().anywhere(Permissions.EDIT_PLANS);
    }

    /** Whether editing this file as text is theirs. */
    public boolean mayEditText(String file) {
        return file.startsWith(PlanFile.FOLDER) ? mayEditPlans() : mayEditRules();
    }

    /** Whether they may have a version examined. */
    public boolean mayExamine() {
        return caller.grants().anywhere(Permissions.TEST_RULEBOOK);
    }

    /** Path and query to which a change of language or theme returns: this page, or the one whose form was sent. */
    public String here() {
        return LocalPath.orElse(
                request.request().method() == HttpMethod.GET ? request.request().uri() : before(), "/events");
    }

    /** Sent by browsers to pages of the same site, as {@code Referrer-Policy} tells them. */
    private String before() {
        try {
            var page = new URI(Objects.requireNonNullElse(request.request().getHeader(HttpHeaders.REFERER), ""));
            return page.getRawQuery() == null ? page.getRawPath() : page.getRawPath() + "?" + page.getRawQuery();
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    /** What every form must send back; empty on pages that a request reached without passing the check of forms. */
    public String formToken() {
        return Objects.requireNonNullElse(request.get("csrf_token"), "");
    }

    /** What the page before this one has to tell, once: one notice or none. */
    public List<Notice> notices() {
        return Flash.take(request).stream().toList();
    }

    /** Whether this page belongs to the part of the console that begins with the path. */
    public boolean in(String path) {
        var here = request.normalizedPath();
        return here.equals(path) || here.startsWith(path + "/");
    }

    private Optional<String> cookie(PreferenceCookie which) {
        return Optional.ofNullable(request.request().getCookie(which.cookieName()))
                .map(Cookie::getValue);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.replace("%2F", "/")));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
