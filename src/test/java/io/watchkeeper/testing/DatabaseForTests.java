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
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            var target = Files.createDirectories(Path.of(System.getProperty("repository.root", "."), "target"));
            folder = Files.createTempDirectory(target, "test-database-");
            database = EmbeddedDatabase.start(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        CanaryWatch.lookInto(database.address());
        Map<String, String> settings = new HashMap<>(database.address().settings());
        settings.put("watchkeeper.admin-token", Administrator.TOKEN);
        settings.put("watchkeeper.data-dir", folder.toString());
        return settings;
    }

    @Override
    public void stop() {
        if (database != null) {
            CanaryWatch.lookNoMore();
            database.close();
        }
    }
}
