package io.watchkeeper.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says that the service answers, once it does; black-box tests wait for this line. */
public class Ready implements QuarkusApplication {
    private final int port;

    public Ready(@ConfigProperty(name = "quarkus.http.port") int port) {
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        System.out.println("Watchkeeper is ready: http://localhost:" + port);
        System.out.flush();
        Quarkus.waitForExit();
        return 0;
    }
}
