package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.decision.diagnosis.CheckTraits;

/** Texts of the forms of checks and causes; both languages stand in {@code console-templates/messages}. */
@MessageBundle("defined")
public interface DefinitionMessages {
    @Message
    String change_check();

    @Message
    String change_cause();

    @Message
    String used_by(int nodes, int trees);

    @Message
    String used_by_plans(int plans);

    @Message
    String change_everywhere();

    @Message
    String copy_code();

    @Message
    String make_copy();

    @Message
    String not_said();

    @Message
    String parameter_name(int number);

    @Message
    String parameter_type(int number);

    @Message
    String parameter_text(int number);

    @Message
    String result();

    @Message
    String result_of(CheckTraits.Result result);

    @Message
    String cost();

    @Message
    String cost_of(CheckTraits.Cost cost);

    @Message
    String danger();

    @Message
    String danger_of(CheckTraits.Danger danger);

    @Message
    String sits();

    @Message
    String sits_object();

    @Message
    String sits_upstream();

    String kind();

    String source();

    String ask();

    String unit();

    String timeout();

    String impact_en();

    String impact_zh();

    String advice_en();

    String advice_zh();
}
