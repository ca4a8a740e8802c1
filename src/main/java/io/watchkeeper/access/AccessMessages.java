package io.watchkeeper.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of the pages for signing in; the Chinese ones are in {@code messages/access_zh.properties}. */
@MessageBundle("access")
public interface AccessMessages {
    @Message("Sign in")
    String signIn();

    @Message("Sign out")
    String signOut();

    @Message("Signed out")
    String signedOut();

    @Message("You are signed out here. Your session at {name} ends now.")
    String signedOutHere(String name);

    @Message("Go on to {name}")
    String goOn(String name);

    @Message("Sign out everywhere")
    String signOutEverywhere();

    @Message("Your account")
    String account();

    @Message("Sign in with {name}")
    String signInWith(String name);

    @Message(
            "Your identity provider knows you, but gives you no role here, or your name belongs to somebody else. Ask an administrator.")
    String noRole();

    @Message("Name")
    String name();

    @Message("Password")
    String password();

    @Message("This name and password do not belong together.")
    String refused();

    @Message("Too many attempts. Try again in {seconds} seconds.")
    String later(long seconds);

    @Message("Change password")
    String changePassword();

    @Message("The one-time password has done its work. Choose one of your own.")
    String mustChange();

    @Message("Current password")
    String currentPassword();

    @Message("New password")
    String newPassword();

    @Message("New password again")
    String newPasswordAgain();

    @Message("At least {length} characters.")
    String atLeast(int length);

    @Message("This is not your current password.")
    String wrongCurrent();

    @Message("The new password needs at least {length} characters.")
    String tooShort(int length);

    @Message("The two new passwords differ.")
    String differ();

    @Message("The new password must differ from the current one.")
    String unchanged();
}
