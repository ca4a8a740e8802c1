package io.watchkeeper.decision.table;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import io.watchkeeper.facts.Fact;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;

/** A table as stock Drools runs it: each row a compiled rule. */
final class StockTable {
    private final KieBase base;

    StockTable(String csv) {
        var services = KieServices.get();
        var drl = new SpreadsheetCompiler()
                .compile(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), InputType.CSV);
        var files = services.newKieFileSystem();
        var release = services.newReleaseId("bench", "bench", UUID.randomUUID().toString());
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/rules/bench.drl", drl);
        var results = services.newKieBuilder(files)
                .buildAll(ExecutableModelProject.class)
                .getResults();
        if (results.hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(results.toString());
        }
        base = services.newKieContainer(release).getKieBase();
    }

    /** How many rules fire, in one session for all facts. */
    int matches(List<? extends Fact> facts) {
        var session = base.newKieSession();
        try {
            facts.forEach(session::insert);
            return session.fireAllRules();
        } finally {
            session.dispose();
        }
    }
}
