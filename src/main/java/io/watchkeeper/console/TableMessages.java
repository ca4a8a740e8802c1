package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.rulebook.draft.DraftEdit;
import io.watchkeeper.rulebook.workbook.Column;

/** Texts of editing tables on pages; both languages stand in {@code console-templates/messages}. */
@MessageBundle("edit")
public interface TableMessages {
    String edit_row();

    String row(int number);

    String new_row();

    String new_row_below(int number);

    String add_row();

    String save();

    String save_and_next();

    String duplicate();

    String up();

    String down();

    String move_to();

    String move();

    String delete();

    String back();

    String stored_at_once();

    String required();

    String choose();

    String any();

    String blank();

    String blank_is_any();

    String no_label();

    @Message
    String kind(Column.Kind kind);

    String words(int count);

    String use(String text);

    String refused();

    String gone();

    String overtaken();

    String overtaken_what();

    String take_theirs();

    String column();

    String was();

    String theirs();

    String mine();

    String error();

    String warning();

    String note();

    String problems_here(long errors, long others);

    String problem_keys();

    String no_problems_here();

    String problems_of(long errors, long others);

    String elsewhere();

    String fix();

    String fix_cell(String text, String cell);

    String find_text();

    String go_to();

    String find();

    String parts();

    String shown(int first, int last, int count);

    String none_found();

    String previous();

    String next();

    String all_rows();

    String list(int count);

    String edits();

    String no_edits();

    String undo();

    String redo();

    String undo_this();

    String undo_this_of(String person);

    String undone();

    @Message
    String how(DraftEdit.Kind how);

    String more_rows(int count);
}
