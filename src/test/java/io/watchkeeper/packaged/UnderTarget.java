package io.watchkeeper.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Folders of tests where a clean build removes them; they hold databases, too large for the folder that a machine keeps in memory. */
public final class UnderTarget implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        var target = Path.of(System.getProperty("repository.root", "."), "target", "packaged");
        return Files.createTempDirectory(
                        Files.createDirectories(target),
                        test.getRequiredTestClass().getSimpleName() + "-")
                .toRealPath();
    }
}
