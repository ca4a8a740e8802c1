package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the forms by which a plan is edited; both languages stand in {@code console-templates/messages}. */
@MessageBundle("steps")
public interface OutlineMessages {
    @Message
    String part(String section);

    @Message
    String add_to(String section);

    @Message
    String group(String name);

    @Message
    String member(String name);

    @Message
    String member_what(String name);

    @Message
    String choice(String value);

    @Message
    String edit_head();

    @Message
    String step_change(String step);

    @Message
    String step_before(String step);

    @Message
    String step_behind(String step);

    @Message
    String add_before();

    @Message
    String add_behind();

    @Message
    String show_fields();

    @Message
    String on_arrow(String from, String to);

    @Message
    String behind_of(String step);

    @Message
    String after_usual();

    @Message
    String after_chosen();

    @Message
    String rows_what();

    @Message
    String more_rows();

    @Message
    String leave_sheet();

    @Message
    String edit_outline();

    @Message
    String edit_outline_what();

    @Message
    String edit_form();

    @Message
    String edit_form_what();

    @Message
    String edit_by_forms();

    @Message
    String step_id();

    @Message
    String english();

    @Message
    String chinese();

    @Message
    String at_the_start();

    @Message
    String add_step();

    @Message
    String save_step();

    @Message
    String up();

    @Message
    String down();

    @Message
    String remove();

    @Message
    String change_step();

    @Message
    String step_up(String step);

    @Message
    String step_down(String step);

    @Message
    String step_remove(String step);

    @Message
    String graph_what();

    @Message
    String put_on(String from, String to);
}
