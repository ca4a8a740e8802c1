package io.watchkeeper.plan;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.problem.FilterReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** One run of a plan, and what can be done with it. */
@Path("/api/v1/runs/{id}")
@Tag(name = "runs")
@PermissionsAllowed(Permissions.RUN_PLANS)
class RunResource {
    private static final int MOST = 1_000;
    private static final int USUAL = 500;

    private final RunBrowsing browsing;
    private final RunCommands commands;
    private final Caller caller;
    private final ObjectMapper json;

    RunResource(RunBrowsing browsing, RunCommands commands, Caller caller, ObjectMapper json) {
        this.browsing = browsing;
        this.commands = commands;
        this.caller = caller;
        this.json = json;
    }

    /** @param confirmation where the run has ended; null for nothing */
    @Schema(name = "RollBack", examples = "{\"confirmation\": \"DISK-CLEAN\"}")
    public record Back(String confirmation) {}

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "A run with its steps and the last lines that they said")
    public Uni<RunView> find(@PathParam("id") String id) {
        return browsing.find(caller.workspaces(), id);
    }

    @GET
    @Path("/output")
    @PermissionsAllowed(Permissions.READ)
    @Operation(
            summary = "What the steps said, the oldest line first",
            description = "Secrets are masked before lines are kept, and long output is cut.")
    public Uni<RunView.Output> output(
            @PathParam("id") String id,
            @RestQuery @Parameter(description = "Id of one step", example = "restart@web-1") List<String> step,
            @RestQuery @Parameter(description = "What a line holds, in any case", example = "error") List<String> q,
            @RestQuery @Parameter(description = "1 to 1000, usually 500", example = "500") List<String> limit,
            @RestQuery @Parameter(description = "nextCursor of the page before") List<String> cursor) {
        var reader = new FilterReader(Map.of("step", step, "q", q, "limit", limit, "cursor", cursor), "lines");
        var part = reader.single("step");
        var text = reader.single("q");
        var most = reader.limit(MOST, USUAL);
        var after = reader.single("cursor");
        if (after.filter(given -> !given.matches("[0-9]{1,18}")).isPresent()) {
            reader.flaw("cursor", "UNKNOWN_CURSOR", "is not a nextCursor of an earlier answer", "不是先前应答中的 nextCursor");
        }
        reader.refuseFlaws();
        var wish = new RunOutput.Wish(part, text, after.map(Long::valueOf).orElse(0L), most);
        return browsing.output(caller.workspaces(), id, wish);
    }

    @POST
    @Path("/confirm")
    @PermissionsAllowed(Permissions.RUN_GRAVE_PLANS)
    @Operation(
            summary = "Let a run of tier 3 begin, as the second person",
            description = "403 for whoever started it, 409 unless it is WAITING.")
    public Uni<RunView> confirm(@PathParam("id") String id) {
        return commands.confirm(id);
    }

    @POST
    @Path("/pause")
    @Operation(
            summary = "Begin nothing more until it is resumed",
            description = "What is under way is not cut off; the targets stay locked. 409 unless it is under way.")
    public Uni<RunView> pause(@PathParam("id") String id) {
        return commands.carryOut(id, Command.PAUSE);
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Go on with a paused run", description = "409 unless it is paused.")
    public Uni<RunView> resume(@PathParam("id") String id) {
        return commands.carryOut(id, Command.RESUME);
    }

    @POST
    @Path("/stop")
    @Operation(
            summary = "Begin nothing more, and end once nothing is under way",
            description = "A second stop ends it without waiting for answers of people. 409 once it has ended.")
    public Uni<RunView> stop(@PathParam("id") String id) {
        return commands.carryOut(id, Command.STOP);
    }

    @POST
    @Path("/rollback")
    @Operation(
            summary = "Take back what was done, the last first",
            description =
                    "Whether an unknown step happened is asked before. A run that has ended goes on with that as it would start: confirmation is what confirm asks for, a run of "
                            + "tier 3 is WAITING for a second person. 409 with held where other runs act on its targets; 409 where one has acted on them since, it ended too long ago, "
                            + "or nothing is left to take back.")
    public Uni<RunView> rollBack(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = Back.class))) String body)
            throws JsonProcessingException {
        // as text, because a run under way is rolled back without a body
        var read = body == null || body.isBlank() ? null : json.readValue(body, Back.class);
        return commands.rollBack(id, read == null ? "" : read.confirmation());
    }

    @POST
    @Path("/steps/{step}/retry")
    @Operation(
            summary = "Try a failed step again",
            description = "409 unless it has failed; where nobody knows whether it happened, answer first.")
    public Uni<RunView> retry(@PathParam("id") String id, @PathParam("step") String step) {
        return commands.retry(id, step);
    }

    @POST
    @Path("/steps/{step}/skip")
    @Operation(summary = "Go on without a step", description = "409 unless somebody is asked about it.")
    public Uni<RunView> skip(@PathParam("id") String id, @PathParam("step") String step) {
        return commands.skip(id, step);
    }

    @POST
    @Path("/steps/{step}/answer")
    @Operation(
            summary = "Say whether a step was done: a manual one, or one that nobody knows of",
            description =
                    "What was NOT_DONE is done again. 409 while the call may still be under way, or where nobody is asked; 422 names values of the form that cannot be used.")
    public Uni<RunView> answer(@PathParam("id") String id, @PathParam("step") String step, AnswerBody body) {
        return commands.answer(id, step, body);
    }
}
