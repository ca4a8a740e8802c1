package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Phase;
import io.watchkeeper.plan.machine.Question;
import io.watchkeeper.plan.machine.RunState;
import io.watchkeeper.plan.machine.Standing;

/** The texts of the pages about runs of plans; both languages stand in {@code console-templates/messages}. */
@MessageBundle("runs")
public interface RunMessages {
    @Message
    String runs();

    @Message
    String runs_what();

    @Message
    String run(String id);

    @Message
    String state(RunState state);

    @Message
    String standing(Standing standing);

    @Message
    String phase(Phase phase);

    @Message
    String question(Question question);

    @Message
    String command(Command command);

    @Message
    String every_state();

    @Message
    String state_of();

    @Message
    String plan();

    @Message
    String targets();

    @Message
    String targets_count(int count);

    @Message
    String started();

    @Message
    String ended();

    @Message
    String by();

    @Message
    String confirmed_by();

    @Message
    String for_event();

    @Message
    String none();

    @Message
    String none_what();

    @Message
    String hidden();

    @Message
    String steps();

    @Message
    String output();

    @Message
    String all_output();

    @Message
    String attempt(int number);

    @Message
    String controls();

    @Message
    String questions();

    @Message
    String done();

    @Message
    String not_done();

    @Message
    String happened();

    @Message
    String not_happened();

    @Message
    String retry();

    @Message
    String skip();

    @Message
    String waits();

    @Message
    String waits_back();

    @Message
    String back_what();

    @Message
    String rolled_back_by();

    @Message
    String confirm();

    @Message
    String event_runs();

    @Message
    String review();

    @Message
    String sheet();

    @Message
    String tier_what(int tier);

    @Message
    String reversible();

    @Message
    String irreversible();

    @Message
    String checks();

    @Message
    String what_it_does();

    @Message
    String verification();

    @Message
    String manual();

    @Message
    String undo();

    @Message
    String each_target();

    @Message
    String conflicts();

    @Message
    String held(String target);

    @Message
    String changing(String target);

    @Message
    String last_runs();

    @Message
    String success(String rate);

    @Message
    String never_run();

    @Message
    String choose();

    @Message
    String targets_lines();

    @Message
    String look_again();

    @Message
    String flawed();

    @Message
    String differs();

    @Message
    String type();

    @Message
    String second_person();

    @Message
    String run_now(int count);

    @Message
    String expires();

    @Message
    String held_blocks();

    @Message
    String ends_by();

    @Message
    String approve_what(String person);

    @Message
    String approved();

    @Message
    String not_approved();

    @Message
    String approval();
}
