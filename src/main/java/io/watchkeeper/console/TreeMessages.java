package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.diagnosis.picture.TreeOutline;

/** Texts about the trees of a version; both languages stand in {@code console-templates/messages}. */
@MessageBundle("tree")
public interface TreeMessages {
    @Message
    String trees();

    @Message
    String trees_of(long version);

    @Message
    String tree();

    @Message
    String scenarios();

    @Message
    String begins();

    @Message
    String by_itself();

    @Message
    String on_request();

    @Message
    String within();

    @Message
    String nodes();

    @Message
    String untested_rows();

    @Message
    String drawing();

    @Message
    String outline();

    @Message
    String try_it();

    @Message
    String evidence();

    @Message
    String evidence_form();

    @Message
    String light();

    @Message
    String unreadable();

    @Message
    String leads_to();

    @Message
    String tests_here(long count);

    @Message
    String no_test();

    @Message
    String row(int row);

    @Message
    String edit_row(String node, int row);

    @Message
    String add_branch(String node);

    @Message
    String row_kind(TreeOutline.Kind kind);

    @Message
    String edit_hint();

    String edit_tree();

    String edit_drawing();

    String refused();

    String has_errors();

    String not_to_be_tried();

    String test_name();

    String keep_test();

    String drawing_keys();

    String drag_what();

    String branch_of(String node, String answers, String next);

    String add_on(String node, String answers);

    String add();

    String check();

    String as_defined();

    String save();

    String branches();

    String fold();

    String unfold();

    String remove_node();

    String then_leads_to();

    String what_goes();

    String cause();

    String confidence();

    @Message
    String confidence_of(TreePage.Confidence confidence);

    String impact();

    String plan(int number);

    String no_plan();

    String to_node();

    String add_question();

    String add_conclusion();

    String node_code();

    String code_form();

    String question_leads_on();

    String leads();

    String lead_there();

    String change_answers();

    String status();

    String value_from();

    String value_below();

    String texts();

    String texts_other();

    String neighbour_follows();

    String split();

    String split_by();

    String split_value();

    String split_text();

    String split_at();

    String remove_branch();

    String its_answers_go_to();

    String the_tree();

    String select_something();

    String new_check();

    String new_cause();

    String code();

    String name_en();

    String name_zh();

    String parameters();

    String remove_tree();

    String tree_goes();

    String scenarios_form();

    @Message
    String impact_of(TreePage.Impact impact);

    String new_tree();

    String first_question();

    String import_tree();

    String tree_file();

    String import_what();

    @Message
    String backtest();

    @Message
    String backtest_what();

    @Message
    String backtest_sum(int diagnoses, int same);

    @Message
    String diagnosis();

    @Message
    String began();

    @Message
    String was_found();

    @Message
    String would_be_found();

    @Message
    String leads_elsewhere();

    @Message
    String not_answered();
}
