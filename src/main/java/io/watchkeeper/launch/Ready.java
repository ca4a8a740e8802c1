package io.watchkeeper.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.watchkeeper.access.FirstSignIn;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says that the service answers, once it does; black-box tests wait for this line. */
public class Ready implements QuarkusApplication {
    private final int port;
    private final FirstSignIn firstSignIn;

    public Ready(@ConfigProperty(name = "quarkus.http.port") int port, FirstSignIn firstSignIn) {
        this.port = port;
        this.firstSignIn = firstSignIn;
    }

    @Override
    public int run(String... arguments) {
        // to the terminal alone: a log is kept and sent elsewhere
        firstSignIn.take().ifPresent(lines -> lines.forEach(System.out::println));
        System.out.println("Watchkeeper is ready: http://localhost:" + port);
        System.out.flush();
        Quarkus.waitForExit();
        return 0;
    }
}
