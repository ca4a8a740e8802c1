package io.watchkeeper.access;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** What the first start tells the person before the terminal, and nobody else. */
@ApplicationScoped
public class FirstSignIn {
    private List<String> lines = List.of();

    /** The lines to print, secrets among them; empty except once, after the start that made the administrator. */
    public synchronized Optional<List<String>> take() {
        List<String> taken = lines;
        lines = List.of();
        return Optional.of(taken).filter(text -> !text.isEmpty());
    }

    synchronized void announce(String name, String password, String token) {
        lines = List.of(
                "This is the first start. What follows is shown once:",
                "  sign in as      " + name,
                "  with password   " + password + "   (a new one is asked for)",
                "  API token       " + token);
    }
}
