package io.watchkeeper.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.watchkeeper.access.PersonView;

/** The texts of the pages about people and workspaces; both languages stand in {@code console-templates/messages}. */
@MessageBundle("people")
public interface PeopleMessages {
    String people();

    String people_what();

    String workspaces();

    String workspaces_what();

    String name();

    String roles();

    String roles_none();

    String signs_in();

    @Message
    String signs_in_by(PersonView.SignInBy way);

    String last_sign_in();

    String never();

    String created();

    String created_by();

    String state();

    String enabled();

    String disabled();

    String must_change();

    String create_person();

    String create_workspace();

    String workspace();

    String code();

    String code_form();

    String name_english();

    String name_chinese();

    String one_time_password(String name);

    String one_time_password_what();

    String grant();

    String revoke();

    String role();

    String revoke_role(String role, String workspace);

    String disable();

    String enable();

    String reset_password();

    String sign_out_everywhere();

    String sessions();

    String by_oidc();

    String reason();

    String reason_for_administrator();
}
