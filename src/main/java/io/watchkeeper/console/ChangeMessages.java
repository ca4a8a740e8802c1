package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.object.change.ChangeKind;
import io.watchkeeper.object.change.ChangeState;

/** The texts of the pages about changes; both languages stand in {@code console-templates/messages}. */
@MessageBundle("changes")
public interface ChangeMessages {
    String changes();

    String changes_what();

    @Message
    String kind(ChangeKind kind);

    @Message
    String state(ChangeState state);

    String every_state();

    String add();

    String id();

    String id_what();

    String kind_of();

    String objects();

    String objects_what();

    String starts();

    String starts_what();

    String ends();

    String summary();

    String suppress();

    String suppress_what();

    String record();

    String close();

    String close_what();

    String ended_early();

    String suppresses();

    String suppressed(long count);

    String suppressed_signals();

    String suppressed_what();

    String none();

    String none_what();

    String hidden();

    String by();

    String state_of();

    String signal();

    String since();

    String recent_changes();

    String no_changes();
}
