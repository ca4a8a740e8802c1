package io.watchkeeper.access.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The key in the data folder, for an installation whose environment gives none: readable by the service's user only. */
final class SecretKeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path current;
    private final Path previous;

    SecretKeyFile(Path folder) {
        current = folder.resolve("secret.key");
        previous = folder.resolve("secret.key.previous");
    }

    /** The key, made at the first use, and the one before it while a rotation is not finished. */
    synchronized List<SecretKey> keys() {
        try {
            if (!Files.exists(current)) {
                create();
            }
            List<SecretKey> keys = new ArrayList<>(List.of(read(current)));
            if (Files.exists(previous)) {
                keys.add(read(previous));
            }
            return keys;
        } catch (IOException failed) {
            throw new UncheckedIOException("The key of the secrets, " + current + ", cannot be used", failed);
        }
    }

    /** Makes another key the current one. Asked again before {@link #finish}, it goes on with the same. */
    synchronized void rotate() {
        try {
            if (Files.exists(current) && !Files.exists(previous)) {
                Files.move(current, previous, StandardCopyOption.ATOMIC_MOVE);
            }
            keys();
        } catch (IOException failed) {
            throw new UncheckedIOException("The key of the secrets, " + current + ", cannot be replaced", failed);
        }
    }

    /** The key before is needed no more. */
    synchronized void finish() {
        try {
            Files.deleteIfExists(previous);
        } catch (IOException failed) {
            throw new UncheckedIOException("The former key, " + previous + ", cannot be deleted", failed);
        }
    }

    private void create() throws IOException {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        Files.createDirectories(current.toAbsolutePath().getParent());
        Path fresh =
                current.resolveSibling("secret.key." + ProcessHandle.current().pid());
        Files.deleteIfExists(fresh);
        if (posix(current)) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.writeString(
                fresh, Base64.getEncoder().encodeToString(bytes), StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        Files.move(fresh, current, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SecretKey read(Path file) throws IOException {
        if (posix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    file + " may be read by others; allow it to its owner only (chmod 600), and rotate the key");
        }
        return SecretKey.ofBytes(
                Base64.getDecoder().decode(Files.readString(file).strip()));
    }

    private static boolean posix(Path file) throws IOException {
        return Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    }
}
