package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.healing.HealMode;
import io.watchkeeper.healing.HealState;

/** Texts about self-heal; both languages stand in {@code console-templates/messages}. */
@MessageBundle("heal")
public interface HealMessages {
    @Message
    String self_heal();

    @Message
    String what();

    @Message
    String switches();

    @Message
    String switches_what();

    @Message
    String engage();

    @Message
    String release();

    @Message
    String engaged(String scope);

    @Message
    String none_engaged();

    @Message
    String scope();

    @Message
    String scope_global();

    @Message
    String scope_workspace();

    @Message
    String scope_scenario(String code);

    @Message
    String reason();

    @Message
    String holding();

    @Message
    String holding_what();

    @Message
    String approve();

    @Message
    String reject();

    @Message
    String breakers();

    @Message
    String breakers_what();

    @Message
    String breaker(long failures);

    @Message
    String close();

    @Message
    String modes();

    @Message
    String modes_what();

    @Message
    String mode_of();

    @Message
    String plan_and_mode();

    @Message
    String evidence();

    @Message
    String would_have_run(long count, long recovered, long handled);

    @Message
    String ran(long runs, long succeeded);

    @Message
    String nothing_yet();

    @Message
    String go_on();

    @Message
    String set();

    @Message
    String records();

    @Message
    String no_records();

    @Message
    String no_records_what();

    @Message
    String application();

    @Message
    String workspace();

    @Message
    String started();

    @Message
    String ended();

    @Message
    String details();

    @Message
    String verdict_of();

    @Message
    String guards();

    @Message
    String guard();

    @Message
    String rule();

    @Message
    String saw();

    @Message
    String would_pass();

    @Message
    String event();

    @Message
    String plan();

    @Message
    String run();

    @Message
    String outcome_of();

    @Message
    String answered(String by, String why);

    @Message
    String look_and_decide();

    @Message
    String look();

    @Message
    String answer_by();

    @Message
    String approve_what();

    @Message
    String symptom();

    @Message
    String event_gone();

    @Message
    String what_it_does();

    @Message
    String flawed();

    @Message
    String on();

    @Message
    String last_runs();

    @Message
    String never_ran();

    @Message
    String tried(long runs, long healed);

    @Message
    String mode(HealMode mode);

    @Message
    String state(HealState state);

    /** @param said as it is stored; a verdict that only a newer release knows is shown as it is */
    @Message
    String verdict(String said);

    @Message
    String state_of();

    @Message
    String taken_up_from();

    @Message
    String taken_up_to();

    @Message
    String hidden();
}
