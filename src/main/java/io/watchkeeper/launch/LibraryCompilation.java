package io.watchkeeper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.engine.PrecompiledStages;
import io.watchkeeper.rulebook.RulebookFiles;

/** What packaging runs once the tests have passed: compiles the content library, as each start of the service had to otherwise. */
public final class LibraryCompilation {
    private LibraryCompilation() {}

    /**
     * @param arguments the folder of classes that goes into the package
     * @throws IOException when nothing can be written there
     */
    public static void main(String... arguments) throws IOException {
        RulebookCompiler.compile(0, RulebookFiles.library());
        for (var file : PrecompiledStages.files().entrySet()) {
            var path = Path.of(arguments[0], file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        // Drools' threads would go on
        System.exit(0);
    }
}
