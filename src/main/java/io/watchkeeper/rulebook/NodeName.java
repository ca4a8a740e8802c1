package io.watchkeeper.rulebook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this node is called among those that share the database: {@code watchkeeper.node}, else the host's name. */
@Singleton
public class NodeName {
    private final String name;

    public NodeName(@ConfigProperty(name = "watchkeeper.node") Optional<String> given) {
        this.name = given.filter(text -> !text.isBlank()).map(String::strip).orElseGet(NodeName::hostName);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
