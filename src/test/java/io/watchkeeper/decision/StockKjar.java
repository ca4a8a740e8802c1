package io.watchkeeper.decision;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieContainer;

/** A KJAR in the hands of stock Drools. */
public final class StockKjar implements AutoCloseable {
    private static final KieServices SERVICES = KieServices.get();

    private final KieContainer container;

    private StockKjar(KieContainer container) {
        this.container = container;
    }

    /** @throws IllegalArgumentException with everything that Drools says against it */
    public static StockKjar of(Map<String, String> entries) {
        var files = SERVICES.newKieFileSystem();
        entries.forEach((name, text) -> files.write(
                name.endsWith("/pom.xml") ? "pom.xml" : "src/main/resources/" + name,
                text.getBytes(StandardCharsets.UTF_8)));
        var builder = SERVICES.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        var messages = builder.getResults().getMessages(Message.Level.ERROR);
        if (!messages.isEmpty()) {
            throw new IllegalArgumentException(messages.toString());
        }
        return new StockKjar(SERVICES.newKieContainer(builder.getKieModule().getReleaseId()));
    }

    public String release() {
        return container.getReleaseId().toExternalForm();
    }

    /** Names of the rules of one base. */
    public List<String> rulesOf(String base) {
        return container.getKieBase(base).getKiePackages().stream()
                .flatMap(rules -> rules.getRules().stream())
                .map(rule -> rule.getName())
                .toList();
    }

    /** How many rules the compiler of spreadsheets makes of a table. */
    public static int rows(String table) {
        var drl = new SpreadsheetCompiler()
                .compile(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)), InputType.CSV);
        return drl.split("\nrule \"").length - 1;
    }

    @Override
    public void close() {
        var release = container.getReleaseId();
        container.dispose();
        SERVICES.getRepository().removeKieModule(release);
    }
}
