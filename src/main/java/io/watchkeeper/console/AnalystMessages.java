package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.decision.EventContext.EventPresence;

/** Texts of the pages on which an analyst tries, takes in and watches tables; both languages stand in {@code console-templates/messages}. */
@MessageBundle("analyst")
public interface AnalystMessages {
    // trying one fact
    String try_fact();

    String try_what();

    String try_signal();

    String try_on(long version);

    String not_tried();

    String fact();

    String kind();

    String kind_alert();

    String kind_inspection();

    String facts_as_json();

    String labels();

    String annotations();

    String status();

    String outcome();

    String event();

    @Message
    String presence(EventPresence presence);

    @Message
    String field(TypedField field);

    String at();

    String known();

    // what came of it
    String would_decide();

    String nothing_stored();

    String tables();

    String fired_of(int fired, int rows);

    String not_asked();

    String why_not_row(String table);

    String ask_row();

    String no_such_row();

    String says();

    String says_fires();

    String wants();

    String fact_has();

    String fact_has_none();

    String says_behind(int row);

    String says_out_of_date();

    String shown_of(int shown, int rows);

    // an upload, looked at
    String upload_preview();

    String upload_what();

    String upload_moved();

    String upload_others();

    String upload_same();

    String upload_take();

    String upload_take_row(String name);

    String upload_take_all();

    String upload_take_chosen();

    String upload_blocked();

    String upload_cancel();

    String compared();

    // the tables and their use
    String tables_and_use();

    String tables_of(long version);

    String table();

    String changed_last();

    String row_count();

    String hits();

    String dead_rows();

    String dead_of(long dead, int rows);

    String dead();

    String period();

    String days(int days);

    String show();

    String looked_at(long signals);

    String looked_since();

    String not_complete();
}
