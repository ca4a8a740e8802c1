package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.diagnosis.DiagnosisState;

/** Texts about diagnoses; both languages stand in {@code console-templates/messages}. */
@MessageBundle("diag")
public interface DiagnosisMessages {
    @Message
    String title();

    @Message
    String diagnosis(String id);

    @Message
    String result();

    @Message
    String drawing();

    @Message
    String way();

    @Message
    String end_of_way();

    @Message
    String asked();

    @Message
    String not_answered();

    @Message
    String no_answer();

    @Message
    String error();

    @Message
    String by_itself();

    @Message
    String confidence();

    @Message
    String confidence_high();

    @Message
    String confidence_medium();

    @Message
    String confidence_low();

    @Message
    String plans();

    @Message
    String is_running();

    @Message
    String found_nothing();

    @Message
    String decided_again();

    @Message
    String same_as_before();

    @Message
    String other_than_before();

    @Message
    String the_one_before();

    @Message
    String none_yet();

    @Message
    String start();

    @Message
    String again();

    @Message
    String diagnosis_state(DiagnosisState state);

    @Message
    String replay();

    @Message
    String replay_what();

    @Message
    String not_replayed();

    @Message
    String replay_version();

    @Message
    String replay_status();

    @Message
    String replay_open();

    @Message
    String replay_answered();

    @Message
    String replay_value();

    @Message
    String replay_now();

    @Message
    String lacks();

    @Message
    String differing();

    @Message
    String unused();

    @Message
    String given();

    @Message
    String would_conclude(long version);

    @Message
    String causes();

    @Message
    String causes_what();

    @Message
    String explains(int events);

    @Message
    String found();

    @Message
    String no_causes();

    @Message
    String no_causes_what();

    @Message
    String same_cause(int others);
}
