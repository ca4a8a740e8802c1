package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.journal.backtest.Backtest;
import io.watchkeeper.rulebook.shadow.ShadowRun;

/** Texts of the pages on what a version would decide, in shadow and on past signals; both languages stand in {@code console-templates/messages}. */
@MessageBundle("forecast")
public interface ForecastMessages {
    // both
    String differences();

    String same_answers(long count);

    String other_answers(long count);

    String from_to(long before, long after);

    String nothing();

    String examples();

    String no_examples();

    String more(int count);

    String signal_of_event(long event);

    String signal_without_event();

    String by_version(long version);

    String column_live();

    String column_other();

    String column_count();

    String as_of();

    String refresh();

    // shadow
    String shadow();

    String shadow_of(long version);

    String shadow_what();

    String shadow_running();

    String shadow_never();

    String shadow_since(String person);

    String shadow_ended();

    @Message
    String ending(ShadowRun.Ending ending);

    String compared_with(long version);

    String compared_since();

    String dropped_some();

    String shadow_other(long version);

    String shadow_begin();

    String shadow_stop();

    String promote();

    String promote_retired();

    String missing_submit();

    String missing_approve();

    String missing_role();

    // backtest
    String backtest(String id);

    String backtests();

    String backtests_of(long version);

    String backtest_what();

    String backtest_none();

    String from();

    String to();

    String from_usual();

    String sample();

    String sample_all();

    String sample_part(int percent);

    String workspace();

    String begin();

    String cancel();

    @Message
    String backtest_state(Backtest.State state);

    String beside(long version, long live);

    String looked_at(long signals, long total);

    String not_counted();

    String expected_end();

    String begun_by(String person);

    String ended();

    String period();

    String changed_events(long count);

    String no_changed_events();

    String changed_signals(long count);

    String event(long id);

    String more_events(int shown);

    String column_begun();

    String column_result();

    // for who decides on a version
    String content_tested();

    String content_not_tested();
}
