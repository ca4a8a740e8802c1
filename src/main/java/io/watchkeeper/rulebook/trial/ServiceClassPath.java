package io.watchkeeper.rulebook.trial;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.facts.Fact;

/** Where the classes of this service lie, for a process of plain Java: as packaged, in dev mode, and in tests. */
final class ServiceClassPath {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private ServiceClassPath() {}

    static String text() {
        var own = home(TrialProgram.class);
        var root = own.getParent().getParent();
        boolean packaged = Files.isDirectory(root.resolve("lib/main"));
        return (packaged
                        ? Stream.of(own, root.resolve("lib/main/*"), root.resolve("lib/boot/*"))
                        : Stream.concat(Stream.of(own, home(Fact.class)), jars().stream()))
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home(Class<?> type) {
        var name = type.getName().replace('.', '/') + ".class";
        var url = type.getClassLoader().getResource(name);
        return url.getProtocol().equals("jar")
                ? file(url)
                : Path.of(uri(url.toString().substring(0, url.toString().length() - name.length())));
    }

    /** A class loader that takes classes from many places tells them only by a file that all have. */
    private static Set<Path> jars() {
        try {
            var manifests = TrialProgram.class.getClassLoader().getResources(MANIFEST);
            return Collections.list(manifests).stream()
                    .filter(url -> url.getProtocol().equals("jar"))
                    .map(ServiceClassPath::file)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file of {@code jar:file:/x.jar!/y}. */
    private static Path file(URL inside) {
        var address = inside.getPath();
        return Path.of(uri(address.substring(0, address.indexOf("!/"))));
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException unexpected) {
            throw new IllegalStateException("no class is loaded from " + address, unexpected);
        }
    }
}
