package io.watchkeeper.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page about API tokens; both languages stand in {@code console-templates/messages}. */
@MessageBundle("token")
public interface TokenMessages {
    String tokens();

    String tokens_what();

    String name();

    String roles();

    String sources();

    String sources_form();

    String any_source();

    String signed();

    String signed_what();

    String expires();

    String expires_form();

    String never();

    String expired();

    String last_used();

    String created_by();

    String make();

    String actions();

    String rotate();

    String rotate_what();

    String rotated_until();

    String overlap_none();

    String overlap_hour();

    String overlap_day();

    String overlap_week();

    String revoke();

    String reason();

    String shown_once(String name);

    String value();

    String signing_secret();

    String shown_once_what();

    String none_yet();
}
