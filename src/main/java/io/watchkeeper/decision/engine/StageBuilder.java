package io.watchkeeper.decision.engine;

import java.util.Optional;
import java.util.UUID;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;

/** Compiles the sources of a stage. */
final class StageBuilder {
    private static final String ROOT = "src/main/resources/rules/";
    private static final String TABLE_RULES = "/rows of tables.drl";

    private StageBuilder() {}

    /** Empty when Drools refuses the sources. Builds must not run side by side: the caller holds a lock. */
    static Optional<StageBase> build(StageSources sources, Problems problems) {
        var precompiled = PrecompiledStages.of(sources).map(StageBuilder::opened);
        return precompiled.isPresent() ? precompiled : compile(sources, problems);
    }

    /** From a module as a zip. */
    static StageBase opened(byte[] module) {
        var services = KieServices.get();
        var resource = services.getResources().newByteArrayResource(module);
        return new StageBase(services.getRepository().addKieModule(resource));
    }

    private static Optional<StageBase> compile(StageSources sources, Problems problems) {
        var services = KieServices.get();
        // unique, because the default one mixes the rules of builds that run at the same time
        var release = services.newReleaseId(
                "io.watchkeeper.rules",
                sources.stage().folder(),
                UUID.randomUUID().toString());
        var files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        sources.drl().forEach((path, text) -> files.write(ROOT + path.replaceFirst("\\.csv$", ""), text));
        files.write(ROOT + sources.stage().folder() + TABLE_RULES, sources.tableRules());
        var builder = services.newKieBuilder(files, StageBuilder.class.getClassLoader());
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException | StackOverflowError thrown) {
            // what its generator of Java does not expect
            var said = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
            problems.in(sources.stage().folder()).add("", "DRL_ERROR", "", refused(said));
            services.getRepository().removeKieModule(release);
            return Optional.empty();
        }
        var results = builder.getResults();
        if (results.hasMessages(Message.Level.ERROR)) {
            results.getMessages(Message.Level.ERROR).forEach(message -> report(message, sources, problems));
            services.getRepository().removeKieModule(release);
            return Optional.empty();
        }
        return Optional.of(new StageBase(builder.getKieModule()));
    }

    private static void report(Message message, StageSources sources, Problems problems) {
        var file = sources.drl().keySet().stream()
                .filter(path -> message.getPath() != null && message.getPath().endsWith(path))
                .findFirst();
        var line = file.isPresent() && message.getLine() > 0 ? Integer.toString(message.getLine()) : "";
        var text = message.getText().lines().findFirst().orElse("");
        problems.in(file.orElse(sources.stage().folder())).add(line, "DRL_ERROR", "", refused(text));
    }

    private static Sentence refused(String said) {
        return new Sentence("Drools refuses this: " + said, "Drools 无法编译：" + said);
    }
}
