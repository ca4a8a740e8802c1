package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.difference.FileDifference;

/** Texts of the pages on the life of a rulebook; both languages stand in {@code console-templates/messages}. */
@MessageBundle("release")
public interface ReleaseMessages {
    // what it waits for
    String waits_for();

    @Message
    String waits(RulebookList.Waits waits);

    String by_one_of(String people);

    @Message
    String nodes();

    @Message
    String decides_with(long version);

    @Message
    String behind();

    String at_a_time();

    // history
    String history();

    @Message
    String step(RulebookStep.Kind step);

    // acts
    String new_draft();

    String rebase();

    String keep();

    String keep_none();

    String keep_draft();

    String keep_live();

    String check();

    String compare();

    String submit();

    String approve();

    String reject();

    String publish();

    String publish_time();

    String roll_back(long version);

    String reason();

    String reason_optional();

    String own_work();

    @Message
    String refusal(Refusal refusal);

    // a draft's table
    String as_workbook();

    String as_csv();

    String upload();

    String upload_file();

    // a file as text
    String edit_as_text();

    String edit_text_what();

    String text_of(String file);

    String check_text();

    String save_text();

    String text_file();

    String text_upload();

    String text_upload_what();

    String trying_takes();

    @Message
    String told(RulebookText.Told told);

    String others_text();

    String back_to_version(long version);

    String line(int line);

    String checked_text();

    String kept_text();

    String put_back();

    // problems and tests
    String problems(int count);

    String no_problems();

    @Message
    String severity(RulebookProblem.Severity severity);

    String allowed(String allowed);

    String suggestion(String suggestion);

    String tests(int passed, int failed);

    String no_tests();

    String tested_at();

    String never_tested();

    String edited_since();

    String test_now();

    String last_test();

    String met();

    String not_met();

    String expected();

    String decided();

    String coverage(int fired, int rules);

    String untouched();

    // differences
    String differences(long before, long after);

    String same();

    String against();

    @Message
    String kind(FileDifference.Kind kind);

    String from_row(int row);

    String more(int count);

    String column_what();

    String column_where();

    String column_cells();

    @Message
    String remove_file();
}
