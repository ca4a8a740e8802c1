package io.watchkeeper.remote;

import java.net.InetAddress;

import io.watchkeeper.access.secret.SecretValue;

/**
 * Where and as whom to run commands.
 *
 * @param name by which its key is known
 * @param address to connect to, resolved already
 * @param secret a private key as OpenSSH writes it, without a passphrase, or a password
 */
public record SshHost(String name, InetAddress address, int port, String user, SecretValue secret, KnownHosts known) {}
