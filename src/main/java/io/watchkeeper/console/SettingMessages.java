package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.setting.Kind;
import io.watchkeeper.setting.Origin;

/** The texts of the page about settings; both languages stand in {@code console-templates/messages}. */
@MessageBundle("setting")
public interface SettingMessages {
    String settings();

    String settings_what();

    String node();

    String variable();

    String type();

    String usual();

    String value();

    String from();

    @Message
    String kind(Kind kind);

    @Message
    String origin(Origin origin);

    String kept_secret();

    String not_set();

    String chosen(long chosen, long all);

    String only_chosen();

    String show_all();

    String none_chosen();
}
