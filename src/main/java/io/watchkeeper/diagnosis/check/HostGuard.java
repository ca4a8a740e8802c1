package io.watchkeeper.diagnosis.check;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The hosts that checks of a source may connect to. A name is resolved once, what it gives is looked at, and that address is connected to: a name that means
 * something else a moment later leads nowhere else.
 *
 * @param allowed names, {@code *.domains}, addresses and networks such as {@code 10.0.0.0/8}
 */
record HostGuard(List<String> allowed) {
    static HostGuard of(String written) {
        return new HostGuard(Stream.of(written.strip().split("[\\s,]+"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toList());
    }

    /**
     * @return the address to connect to
     * @throws CheckFailed where it is not allowed
     * @throws UnknownHostException where the name means nothing
     */
    InetAddress resolve(String host) throws UnknownHostException {
        var name = host.toLowerCase(Locale.ROOT);
        boolean named = allowed.stream().anyMatch(pattern -> matches(pattern, name));
        boolean address = name.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");
        if (!named && !address && allowed.stream().noneMatch(HostGuard::network)) {
            throw refused(host);
        }
        for (var found : InetAddress.getAllByName(host)) {
            if (inNetwork(found) || named && !special(found)) {
                return found;
            }
        }
        throw refused(host);
    }

    private static CheckFailed refused(String host) {
        return new CheckFailed("the source does not allow the host " + host);
    }

    private static boolean matches(String pattern, String name) {
        return pattern.startsWith("*.")
                ? name.endsWith(pattern.substring(1)) && name.length() > pattern.length() - 1
                : pattern.equals(name);
    }

    /** Addresses that a name should not lead to: the machine itself, and what only the machine sees, such as a cloud's metadata. */
    private static boolean special(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }

    private static boolean network(String pattern) {
        return pattern.matches("[0-9a-f:.]+(/\\d{1,3})?");
    }

    private boolean inNetwork(InetAddress address) {
        return allowed.stream().filter(HostGuard::network).anyMatch(pattern -> within(pattern, address));
    }

    private static boolean within(String pattern, InetAddress address) {
        try {
            var parts = pattern.split("/");
            var network = InetAddress.getByName(parts[0]).getAddress();
            var bytes = address.getAddress();
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : network.length * 8;
            if (network.length != bytes.length || bits > network.length * 8) {
                return false;
            }
            int rest = network.length * 8 - bits;
            return new BigInteger(1, network).shiftRight(rest).equals(new BigInteger(1, bytes).shiftRight(rest));
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
