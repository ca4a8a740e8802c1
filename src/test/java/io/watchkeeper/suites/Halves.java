package io.watchkeeper.suites;

/**
 * Tests that boot the service run in two JVMs at once, about half of the minutes in each. Whatever no pattern names is in the second half. Each profile is one
 * more start in every half that has a test with it, so tests with {@link io.watchkeeper.testing.OwnStore} belong in the first.
 */
final class Halves {
    static final String SERVICE_TEST = "io.quarkus.test.junit.QuarkusTest";

    static final String BEHIND_THE_PAGES = "io\\.watchkeeper\\.(access|diagnosis|journal|rulebook)\\..*";
    static final String PUBLISHING_PAGES =
            "io\\.watchkeeper\\.console\\.(BuiltTree|ImportPages|RulebookPages|UploadPages|WholeLife)Test";

    private Halves() {}
}
