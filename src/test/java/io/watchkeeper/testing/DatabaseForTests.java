package io.watchkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.watchkeeper.launch.EmbeddedDatabase;

/** A real PostgreSQL for every test that boots the service: the embedded one, on a folder of its own under target; and who may sign in. */
public final class DatabaseForTests implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            var target = Files.createDirectories(Path.of(System.getProperty("repository.root", "."), "target"));
            database = EmbeddedDatabase.start(Files.createTempDirectory(target, "test-database-"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Map<String, String> settings = new HashMap<>(database.address().settings());
        settings.put("watchkeeper.admin-token", Administrator.TOKEN);
        return settings;
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
