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
}
