package io.watchkeeper.plan.operation;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.vertx.core.http.HttpMethod;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.diagnosis.check.BoundPath;

/** A request below the address of a connection: a method, a path, perhaps a JSON body. */
final class HttpOperation implements Operation {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final SendingClient client;
    private final Credentials credentials;

    HttpOperation(SendingClient client, Credentials credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        var does = call.does();
        if (!METHODS.contains(does.get(0))) {
            throw new NotDone("there is no method " + does.get(0));
        }
        var body = does.size() > 2 ? BoundJson.of(does.get(2), call.values(), call.types()) : "";
        var request = new SendingClient.Request(
                HttpMethod.valueOf(does.get(0)),
                URI.create(connection.setting("url")),
                BoundPath.of(does.get(1), call.values()),
                Map.of(),
                body);
        output.line(request.method() + " " + request.target());
        return Answers.outcome(client.send(credentials.on(request, connection, key), within), output);
    }
}
