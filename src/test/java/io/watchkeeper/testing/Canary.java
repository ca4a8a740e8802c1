package io.watchkeeper.testing;

import java.util.List;

/** Secrets that tests plant; {@link CanaryWatch} looks afterwards whether the log of the service, at DEBUG, holds one. */
public final class Canary {
    /** Tests that boot the service run in a class loader of their own; the properties of the process are shared. */
    private static final String PROPERTY = "watchkeeper.testing.canaries";

    private Canary() {}

    /** A secret like no other. */
    public static String plant(String name) {
        // neither a token nor a password by its form: nothing masks it by accident
        return watch("canary" + Long.toHexString(System.nanoTime()) + "of" + name.replaceAll("\\W", ""));
    }

    /** Treats a secret that the service made itself in the same way. */
    public static synchronized String watch(String secret) {
        System.setProperty(PROPERTY, System.getProperty(PROPERTY, "") + secret + " ");
        return secret;
    }

    public static List<String> planted() {
        String all = System.getProperty(PROPERTY, "").strip();
        return all.isEmpty() ? List.of() : List.of(all.split(" "));
    }
}
