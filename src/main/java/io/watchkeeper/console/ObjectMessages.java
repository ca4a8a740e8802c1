package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.object.Importance;
import io.watchkeeper.object.ObjectField;
import io.watchkeeper.object.ObjectState;

/** The texts of the pages about objects; both languages stand in {@code console-templates/messages}. */
@MessageBundle("objects")
public interface ObjectMessages {
    String objects();

    String objects_what();

    @Message
    String field(ObjectField field);

    @Message
    String hint(ObjectField field);

    @Message
    String state(ObjectState state);

    @Message
    String importance(Importance importance);

    String unknown_importance();

    String every_state();

    String search();

    String add();

    String add_what();

    String import_objects();

    String import_what();

    String export();

    String file();

    String file_what();

    String preview();

    String preview_what();

    String would_create(int count);

    String would_change(int count);

    String would_refuse(int count);

    String unchanged(int count);

    String nothing_to_do();

    String take();

    String cancel();

    String cell();

    String fault();

    String before();

    String after();

    String none();

    String none_what();

    String hidden();

    String edit();

    String save();

    String delete();

    String confirm();

    String dismiss();

    String dismiss_what();

    String merge();

    String merge_into();

    String merge_what();

    String unconfirmed_what();

    String dismissed_what();

    String dependencies();

    String dependencies_none();

    String dependencies_cut();

    String needs();

    String needed_by();

    String not_registered();

    String open_events();

    String no_open_events();

    String about();

    String seen();

    String changed();

    String of_object();
}
