package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.event.EventSort;
import io.watchkeeper.event.EventState;
import io.watchkeeper.event.SignalState;
import io.watchkeeper.rulebook.RulebookVersion;

/**
 * The console's own texts; both languages stand in {@code console-templates/messages}. A method that names a constant of an enum has one text a constant there,
 * and needs its annotation.
 */
@MessageBundle
public interface Messages {
    // the shell
    String skip_to_content();

    String navigation();

    String breadcrumb();

    String events();

    String scenarios();

    String rulebooks();

    String sign_out();

    @Message
    String theme(Theme theme);

    @Message
    String theme_change(Theme theme);

    @Message
    String notice(Notice notice);

    // words of several pages
    @Message
    String grade(Grade grade);

    @Message
    String state(EventState state);

    @Message
    String signal(SignalState signal);

    @Message
    String stage(Stage stage);

    @Message
    String unit(SpanPart.Unit unit);

    String units_of_age();

    String any();

    String scenario();

    String object();

    String source();

    String rulebook();

    String next_page();

    String first_page();

    String domain();

    // the list of events
    String events_summary(long open, long firing);

    String column_grade();

    String column_event();

    String column_plan();

    String column_state();

    String column_occurrences();

    String column_since();

    String shown(int count);

    String filter();

    String filter_apply();

    String filter_more();

    String filter_clear();

    String filter_fault();

    @Message
    String state_tab(StateTab tab);

    String search_what();

    String sort_by();

    @Message
    String sort(EventSort sort);

    String signal_state();

    String fresh();

    String fresh_changed();

    String stale();

    String signed_out();

    String empty_nothing_yet();

    String empty_nothing_yet_what();

    String empty_calm();

    String empty_calm_what();

    String empty_hidden();

    String empty_hidden_what();

    String reopened();

    String storm();

    // one event
    String since();

    String last_seen();

    String counted(long occurrences, long deliveries);

    String progress();

    String step_discovered();

    String step_in_handling();

    String step_completed();

    String responded_after(String person);

    String waiting_for_response();

    String nobody_responded();

    String respond();

    String add_step();

    String complete();

    String note_optional();

    String step_text();

    String step_plan();

    String no_plan();

    String cause();

    String grade_in_the_end();

    String grade_as_it_is(String grade);

    String recommended_plans();

    String no_plan_recommended();

    String tier(int tier);

    String steps(int count);

    String about();

    String first_occurred();

    String last_occurred();

    String response_time();

    String recovered_by_itself();

    String why();

    String facts_given();

    String labels();

    String annotations();

    String timeline();

    @Message
    String entry(TimelineEntry.Kind kind);

    // risk scenarios
    String scenarios_count(int count);

    String level();

    String trigger_items();

    String no_trigger_items();

    String linked_plans();

    String no_linked_plans();

    String trigger_records();

    String no_records();

    String all_records();

    String open_events();

    String impact();

    String object_named_by();

    String object_usual_order();

    String none();

    String row(int number);

    // rulebooks
    String rulebooks_what();

    String version();

    String version_number(long version);

    String live();

    @Message
    String rulebook_state(RulebookVersion.State state);

    String rule_failed(String rule);

    String rules_failed();

    String rulebook_faulty();

    String published();

    String created_by();

    String based_on();

    String note();

    String files();

    String rows(int count);

    String row_number();

    // signals without a decision
    String undecided();

    String undecided_what();

    String undecided_count(long count);

    String undecided_there_are(long count);

    String undecided_signal();

    String received();

    // refusals and failures
    @Message
    String error_title(ErrorKind kind);

    @Message
    String error_advice(ErrorKind kind);

    String incident();

    String to_the_events();
}
