package io.watchkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that can be cut: connections break, new ones are refused; or nothing passes and nobody is told. */
public final class CutLine implements AutoCloseable {
    private final int server;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean stalled;
    private volatile boolean cut;
    private volatile boolean felt;

    private CutLine(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::welcome);
    }

    /** To a port of this machine. */
    public static CutLine to(int port) {
        try {
            return new CutLine(port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Breaks what is open and refuses what comes. */
    public void cut() {
        cut = true;
        open.forEach(CutLine::close);
    }

    /** Lets nothing pass, and keeps everything open. */
    public void stall() {
        synchronized (gate) {
            stalled = true;
        }
    }

    /** Whether anybody tried to get through since it was cut or stalled. */
    public boolean felt() {
        return felt;
    }

    /** As if nothing had been. */
    public void mend() {
        cut = false;
        synchronized (gate) {
            stalled = false;
            gate.notifyAll();
        }
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var here = door.accept();
                if (cut) {
                    felt = true;
                    close(here);
                    continue;
                }
                var there = new Socket(InetAddress.getLoopbackAddress(), server);
                open.addAll(Set.of(here, there));
                daemon(() -> pass(here, there));
                daemon(() -> pass(there, here));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            var bytes = new byte[8192];
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                awaitOpenGate();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException broken) {
            close(to);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            open.removeAll(Set.of(from, to));
        }
    }

    private void awaitOpenGate() throws InterruptedException {
        synchronized (gate) {
            while (stalled) {
                felt = true;
                gate.wait();
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is of no more use
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "cut-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        cut();
        mend();
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
