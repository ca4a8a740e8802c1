package io.watchkeeper.testing;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.watchkeeper.launch.EmbeddedDatabase;

/** A real PostgreSQL for every test that boots the service: the embedded one, on a folder of its own under target; and who may sign in. */
public final class DatabaseForTests implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        var folder = DatabaseServer.newFolder();
        database = DatabaseServer.in(folder);
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
