package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about emergency plans and atomic operations; both languages stand in {@code console-templates/messages}. */
@MessageBundle("plans")
public interface PlanMessages {
    @Message
    String plans();

    @Message
    String only_for();

    @Message
    String plans_count(int count, long acting);

    @Message
    String plan();

    @Message
    String tier();

    @Message
    String who();

    @Message
    String service();

    @Message
    String people();

    @Message
    String used_by();

    @Message
    String reversible();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String version(long number);

    @Message
    String order();

    @Message
    String outline();

    @Message
    String checks();

    @Message
    String steps();

    @Message
    String verification();

    @Message
    String each_target();

    @Message
    String once();

    @Message
    String after();

    @Message
    String retries(int times);

    @Message
    String undo(String operation);

    @Message
    String must(String requirement);

    @Message
    String does(String kind);

    @Message
    String parameters();

    @Message
    String no_parameters();

    @Message
    String name();

    @Message
    String type();

    @Message
    String standard();

    @Message
    String asked();

    @Message
    String targets();

    @Message
    String batches();

    @Message
    String batch(int first, int then, int tolerance);

    @Message
    String operations();

    @Message
    String operations_what();

    @Message
    String no_operations();

    @Message
    String yaml();

    @Message
    String in_rulebook();

    @Message
    String operation();

    @Message
    String kind();

    @Message
    String connection();

    @Message
    String what_is_done();

    @Message
    String danger();

    @Message
    String danger_of(int danger);

    @Message
    String idempotent();

    @Message
    String references();

    @Message
    String life(String life);

    @Message
    String outputs();

    @Message
    String new_plan();

    @Message
    String write();

    @Message
    String rehearse();

    @Message
    String rehearse_what();

    @Message
    String event();

    @Message
    String event_what();

    @Message
    String targets_lines();

    @Message
    String rehearsal();

    @Message
    String rehearsal_what();

    @Message
    String manual();

    @Message
    String undo_of();

    @Message
    String run_or_rehearse();

    @Message
    String success(long succeeded, long ended);

    @Message
    String all_runs();

    @Message
    String used_by_versions(int plans, int versions);

    @Message
    String scripts();

    @Message
    String scripts_what();

    @Message
    String script();

    @Message
    String script_state();

    @Message
    String script_found();

    @Message
    String script_refused();

    @Message
    String script_unused();

    @Message
    String scripts_none();
}
