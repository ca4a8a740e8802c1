package io.watchkeeper.habits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The repository as its people wrote it, without what is made from it. */
public final class SourceTree {
    static final Path ROOT = root();
    private static final Set<String> MADE = Set.of("target", ".git", "watchkeeper-data", ".idea", ".vscode", ".env");

    private SourceTree() {}

    static List<Path> files() {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return MADE.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && !MADE.contains(file.getFileName().toString())) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return files;
    }

    /** As a clean clone would have it. */
    public static void copyTo(Path folder) {
        for (var file : files()) {
            var copy = folder.resolve(ROOT.relativize(file));
            try {
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    static Stream<Path> named(String suffix) {
        return files().stream().filter(file -> file.toString().endsWith(suffix));
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** Empty for pictures and other files that are not text. */
    static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (MalformedInputException binary) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String read(String name) {
        return text(ROOT.resolve(name)).orElseThrow();
    }

    private static Path root() {
        var given = System.getProperty("repository.root");
        var root = given == null ? Path.of("").toAbsolutePath() : Path.of(given).toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Optional.ofNullable(root.getParent())
                    .orElseThrow(() -> new IllegalStateException("no mvnw above the working folder"));
        }
        return root;
    }
}
