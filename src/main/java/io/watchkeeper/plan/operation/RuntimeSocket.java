package io.watchkeeper.plan.operation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The runtime API of HAProxy: a line in, an answer out, over TCP or a socket in the file system. */
final class RuntimeSocket {
    private static final int MOST_BYTES = 1 << 20;
    private static final int BUFFER = 8192;

    private final String address;

    /** @param address {@code host:port} or the path of a socket */
    RuntimeSocket(String address) {
        this.address = address;
    }

    /** The line went out and the answer did not come. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String why) {
            super(why, null, false, false);
        }
    }

    /** @throws NotDone where nobody listens: nothing was sent */
    String ask(String line, Duration within) throws NoAnswer, InterruptedException {
        try (var channel = open()) {
            var answered = CompletableFuture.supplyAsync(() -> exchange(channel, line), RuntimeSocket::inOwnThread);
            return answered.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new NoAnswer("no answer within " + within.toSeconds() + " s");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof NotDone unreached) {
                throw unreached;
            }
            throw new NoAnswer(String.valueOf(failed.getCause().getMessage()));
        } catch (IOException failed) {
            throw new NotDone(address + ": " + failed.getMessage());
        }
    }

    private SocketChannel open() throws IOException {
        return SocketChannel.open(address.startsWith("/") ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET);
    }

    /** Closing the channel ends it, whatever it waits for. */
    private static void inOwnThread(Runnable work) {
        var thread = new Thread(work, "haproxy-runtime");
        thread.setDaemon(true);
        thread.start();
    }

    private String exchange(SocketChannel channel, String line) {
        try {
            channel.connect(where());
        } catch (IOException unreached) {
            throw new NotDone(address + ": " + unreached.getMessage());
        }
        try {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)));
            var answer = new ByteArrayOutputStream();
            var part = ByteBuffer.allocate(BUFFER);
            while (channel.read(part) >= 0 && answer.size() < MOST_BYTES) {
                answer.write(part.array(), 0, part.position());
                part.clear();
            }
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException lost) {
            throw new IllegalStateException(address + ": " + lost.getMessage(), lost);
        }
    }

    private SocketAddress where() throws UnknownHostException {
        if (address.startsWith("/")) {
            return UnixDomainSocketAddress.of(address);
        }
        int colon = address.lastIndexOf(':');
        if (colon < 0) {
            throw new NotDone("the address has no port: " + address);
        }
        return new InetSocketAddress(
                InetAddress.getByName(address.substring(0, colon)), Integer.parseInt(address.substring(colon + 1)));
    }
}
