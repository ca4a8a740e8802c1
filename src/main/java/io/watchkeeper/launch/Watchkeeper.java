package io.watchkeeper.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program: a database first, then the service on it. */
@QuarkusMain
public final class Watchkeeper {
    private static final long DRAIN_SECONDS = 45;
    /** In dev mode the classes are reloaded but the process, and so its database, stays. */
    private static final String RUNNING_DATABASE = "watchkeeper.launch.running-database";

    private static final CountDownLatch SERVICE_STOPPED = new CountDownLatch(1);

    private Watchkeeper() {}

    public static void main(String... arguments) {
        if (Commands.isForCi(arguments)) {
            System.exit(Commands.runForCi(arguments));
        }
        try {
            var address = address();
            if (Commands.isOne(arguments)) {
                // without the service: the exit code tells, and nothing but the database is started
                var code = Commands.run(arguments, address);
                // there is no service that an embedded database would have to outlive
                SERVICE_STOPPED.countDown();
                System.exit(code);
            }
            address.settings().forEach(System::setProperty);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        sayWhenTheServiceStopped();
        try {
            Quarkus.run(Ready.class, arguments);
        } finally {
            SERVICE_STOPPED.countDown();
        }
    }

    /**
     * Before what Quarkus does at the end: ending the process never returns, nor does what calls it. In dev mode it goes on
     * instead, and whether this is dev mode nobody knows yet here.
     */
    private static void sayWhenTheServiceStopped() {
        var usual = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((status, failure) -> {
            SERVICE_STOPPED.countDown();
            usual.accept(status, failure);
        });
    }

    /** @throws IllegalStateException saying why there is no database */
    private static DatabaseAddress address() {
        var given = Optional.ofNullable(System.getenv("WATCHKEEPER_DATABASE_URL"))
                .or(() -> Optional.ofNullable(System.getProperty(RUNNING_DATABASE)))
                .filter(url -> !url.isBlank());
        return given.map(DatabaseAddress::parse).map(DatabaseProbe::check).orElseGet(Watchkeeper::embedded);
    }

    static Path dataFolder() {
        return Path.of(
                Optional.ofNullable(System.getenv("WATCHKEEPER_DATA_DIR")).orElse("watchkeeper-data"));
    }

    private static DatabaseAddress embedded() {
        var folder = dataFolder();
        System.out.println(
                "No WATCHKEEPER_DATABASE_URL is set: starting an embedded PostgreSQL in " + folder.toAbsolutePath());
        var database = EmbeddedDatabase.start(folder);
        var address = database.address();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> closeAfterTheService(database), "embedded-database-stop"));
        System.setProperty(
                RUNNING_DATABASE,
                "postgresql://%s:%s@%s:%d/%s"
                        .formatted(
                                address.user(),
                                address.password(),
                                address.host(),
                                address.port(),
                                address.database()));
        return address;
    }

    /** Shutdown hooks run side by side; requests that are being answered still need the database. */
    private static void closeAfterTheService(EmbeddedDatabase database) {
        try {
            SERVICE_STOPPED.await(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            database.close();
        }
    }
}
