package io.watchkeeper.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Runs commands on hosts over SSH. Nothing of the account that the service runs under is used: no keys, no configuration, no agent. */
@Singleton
public class SshCommands {
    private static final AttributeRepository.AttributeKey<SshHost> HOST = new AttributeRepository.AttributeKey<>();
    private static final int STOPPED = 124;
    private static final int KILLED = 137;

    private SshClient client;

    /**
     * Blocks for at most the time that it is given.
     *
     * @param lines takes what the command writes to both its outputs, from another thread
     */
    public CommandEnd run(SshHost host, RemoteCommand command, Duration within, Consumer<String> lines)
            throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        ClientSession session = null;
        try {
            session = connected(host, within);
            identify(session, host);
            session.auth().verify(left(until));
            return run(session, command, until, lines);
        } catch (InterruptedIOException interrupted) {
            throw new InterruptedException(interrupted.getMessage());
        } catch (IOException | GeneralSecurityException failed) {
            return new CommandEnd.NotBegun(host.name() + ": " + failed.getMessage());
        } finally {
            if (session != null) {
                // at once: who does not answer is not waited for
                session.close(true);
            }
        }
    }

    private ClientSession connected(SshHost host, Duration within) throws IOException {
        var address = new InetSocketAddress(host.address(), host.port());
        var context = AttributeRepository.ofKeyValuePair(HOST, host);
        return started()
                .connect(host.user(), address, context, null)
                .verify(within)
                .getClientSession();
    }

    private synchronized SshClient started() {
        if (client == null) {
            client = SshClient.setUpDefaultClient();
            client.setServerKeyVerifier((session, remote, key) -> known(session.getConnectionContext(), key));
            client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
            client.start();
        }
        return client;
    }

    private static boolean known(AttributeRepository context, PublicKey key) {
        var host = context.getAttribute(HOST);
        return host.known().knows(host.name(), host.port(), PublicKeyEntry.toString(key));
    }

    private static void identify(ClientSession session, SshHost host) throws IOException, GeneralSecurityException {
        var secret = host.secret().expose();
        if (!secret.contains("PRIVATE KEY-----")) {
            session.addPasswordIdentity(secret);
            return;
        }
        try (var key = new ByteArrayInputStream(host.secret().exposeBytes())) {
            for (var pair : SecurityUtils.loadKeyPairIdentities(
                    session, NamedResource.ofName("secret"), key, FilePasswordProvider.EMPTY)) {
                session.addPublicKeyIdentity(pair);
            }
        }
    }

    private static CommandEnd run(ClientSession session, RemoteCommand command, long until, Consumer<String> lines)
            throws IOException, InterruptedException {
        var there = RemoteCommand.shorter(left(until));
        var out = new Lines(lines);
        var err = new Lines(lines);
        var closed = new CountDownLatch(1);
        var channel = session.createExecChannel(command.line(there));
        try (out;
                err) {
            channel.setIn(new ByteArrayInputStream(command.input()));
            channel.setOut(out);
            channel.setErr(err);
            channel.addCloseFutureListener(done -> closed.countDown());
            try {
                channel.open().verify(left(until));
            } catch (InterruptedIOException interrupted) {
                throw interrupted;
            } catch (IOException unclear) {
                return new CommandEnd.Unknown("the connection was lost as the command began: " + unclear.getMessage());
            }
            if (!closed.await(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return new CommandEnd.Unknown("no end within its time");
            }
        }
        return end(channel, out, there);
    }

    private static CommandEnd end(ChannelExec channel, Lines out, Duration there) {
        var code = channel.getExitStatus();
        if (channel.getExitSignal() != null) {
            return new CommandEnd.Unknown("the command was ended by the signal " + channel.getExitSignal());
        }
        if (code == null) {
            return new CommandEnd.Unknown("the connection was lost while the command ran");
        }
        if (code == STOPPED || code == KILLED) {
            return new CommandEnd.Unknown("the command was stopped after " + there.toSeconds() + " s");
        }
        return new CommandEnd.Exited(code, out.last());
    }

    private static Duration left(long until) throws IOException {
        var left = Duration.ofNanos(until - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw new IOException("no answer in time");
        }
        return left;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.stop();
        }
    }
}
