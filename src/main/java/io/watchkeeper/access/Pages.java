package io.watchkeeper.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages for signing in and for a new password. */
@CheckedTemplate(basePath = "Access")
final class Pages {
    private Pages() {}

    static native TemplateInstance login(LoginView view);

    static native TemplateInstance password(PasswordView view);

    /** @param address where the session at the provider is ended */
    static native TemplateInstance signedOut(String address, String provider);

    /**
     * @param then where to go afterwards, a path of ours
     * @param name what was typed before
     * @param trouble null where nothing is wrong
     * @param seconds how long to wait, where that is the trouble
     * @param oidc what the identity provider is called, null where there is none
     */
    record LoginView(String then, String name, Trouble trouble, long seconds, String oidc) {
        /** Where the provider is asked, and leads back from to where the person wanted. */
        public String oidcAddress() {
            return Paths.OIDC + "?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
        }
    }

    /**
     * @param person who is signed in
     * @param mustChange whether nothing else is open to them before
     * @param trouble null where nothing is wrong
     * @param seconds how long to wait, where that is the trouble
     * @param shortest how many characters a password needs
     * @param hasPassword false for who signs in elsewhere
     */
    record PasswordView(
            String person, boolean mustChange, Trouble trouble, long seconds, int shortest, boolean hasPassword) {}

    /** Why a form comes back. */
    enum Trouble {
        REFUSED,
        NO_ROLE,
        LATER,
        WRONG_CURRENT,
        TOO_SHORT,
        DIFFER,
        UNCHANGED
    }
}
