package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;

/** Connects and says how that went: TCP, a name, a certificate. */
final class ConnectChecks implements Check {
    private static final double DAY_MILLIS = 86_400_000;

    private final Clock clock;

    ConnectChecks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return call.value("host", call.value("name", ""));
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) throws IOException {
        var guard = HostGuard.of(source.setting("hosts"));
        var host = target(call, source);
        try {
            if (call.kind() == CheckKind.DNS) {
                guard.resolve(host);
                return Answer.of(InetAddress.getAllByName(host).length);
            }
            return connect(call, guard.resolve(host), port(call, source), within);
        } catch (UnknownHostException unknown) {
            return Answer.none("the name " + host + " means no address");
        }
    }

    private static int port(CheckCall call, Source source) {
        var port = call.value("port", "");
        var allowed = Set.of(source.setting("ports", port).strip().split("[\\s,]+"));
        if (!allowed.contains(port)) {
            throw new CheckFailed("the source does not allow the port " + port);
        }
        return Integer.parseInt(port);
    }

    private Answer connect(CheckCall call, InetAddress address, int port, Duration within) throws IOException {
        long begun = System.nanoTime();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) within.toMillis());
            if (call.kind() == CheckKind.TCP) {
                return Answer.of((System.nanoTime() - begun) / 1_000_000.0);
            }
            socket.setSoTimeout((int) within.toMillis());
            return certificate(socket, call.value("host", ""), port);
        }
    }

    private Answer certificate(Socket socket, String host, int port) throws IOException {
        try (var tls = (SSLSocket) looking().getSocketFactory().createSocket(socket, host, port, false)) {
            var parameters = tls.getSSLParameters();
            if (!host.matches("[0-9.]+|.*:.*")) {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            }
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            var shown = (X509Certificate) tls.getSession().getPeerCertificates()[0];
            return Answer.of((shown.getNotAfter().getTime() - clock.millis()) / DAY_MILLIS);
        } catch (SSLException noTls) {
            return Answer.none("no certificate was shown: " + noTls.getMessage());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform speaks TLS", impossible);
        }
    }

    /** Nothing is sent over the connection, so it need not be trusted: an expired certificate is what is looked for. */
    private static SSLContext looking() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, null);
        return context;
    }

    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("no client is asked for");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // looked at, not trusted
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
