package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.rulebook.exchange.ImportConflict;

/** Texts about what leaves and what comes; both languages stand in {@code console-templates/messages}. */
@MessageBundle("exchange")
public interface ExchangeMessages {
    // taking along
    String as_kjar();

    String as_folder();

    // bringing in
    String import_library();

    String import_what();

    String import_file();

    String import_file_what();

    String import_act();

    String not_imported();

    // what came of it
    String imported();

    String imported_what();

    String is_import();

    String release();

    String descends_from();

    String was_live();

    String open(long count);

    String none_open();

    // conflicts
    String conflicts();

    String ours();

    String theirs();

    String absent();

    String whole_file();

    String row(int number);

    @Message
    String state(ImportConflict.State state);

    String take_ours();

    String take_theirs();

    String all_ours();

    String all_theirs();

    // the rest
    String kept(int count);

    String kept_what();

    String upstream(int count);

    String upstream_what();

    String more(int count);
}
