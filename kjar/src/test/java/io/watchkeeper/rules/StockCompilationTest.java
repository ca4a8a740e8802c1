package io.watchkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.Message;
import org.kie.api.definition.KiePackage;

/** The content library is plain Drools: whoever has the KJAR can run it without Watchkeeper. */
class StockCompilationTest {
    private static final KieServices KIE = KieServices.get();

    @Test
    void the_kjar_has_neither_errors_nor_warnings() {
        assertThat(KIE.newKieClasspathContainer().verify().getMessages(Message.Level.ERROR, Message.Level.WARNING))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void no_stage_is_empty_and_every_row_is_a_rule(String stage) {
        var written = ContentFiles.rulesOf(stage);
        var compiled = KIE.newKieClasspathContainer().getKieBase(stage).getKiePackages().stream()
                .map(KiePackage::getRules)
                .flatMap(rules -> rules.stream().map(rule -> rule.getName()))
                .toList();
        assertThat(written).isNotEmpty();
        assertThat(compiled).containsExactlyInAnyOrderElementsOf(written);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_table_becomes_rules_by_the_stock_compiler(Path table) {
        var text = ContentFiles.text(table).getBytes(StandardCharsets.UTF_8);
        var drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(text), InputType.CSV);
        assertThat(drl.split("\nrule \"")).hasSize(ContentFiles.rows(table).size() + 1);
    }

    @Test
    void everything_compiles_as_an_executable_model() {
        var files = KIE.newKieFileSystem();
        ContentFiles.all().forEach(file -> {
            if (file.toString().endsWith(".drl") || file.toString().endsWith(".drl.csv")) {
                files.write("src/main/resources/rules/" + ContentFiles.name(file), ContentFiles.text(file));
            }
        });
        KieBuilder builder = KIE.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        assertThat(builder.getResults().getMessages(Message.Level.ERROR)).isEmpty();
    }

    static List<String> stages() {
        return ContentFiles.STAGES;
    }

    static List<Path> tables() {
        return ContentFiles.all().stream()
                .filter(file -> file.toString().endsWith(".drl.csv"))
                .toList();
    }

    @Test
    void every_folder_with_rules_is_a_stage() {
        var folders = ContentFiles.all().stream()
                .map(ContentFiles::name)
                .filter(name -> name.endsWith(".drl") || name.endsWith(".drl.csv"))
                .map(name -> name.substring(0, name.indexOf('/')))
                .distinct()
                .toList();
        assertThat(folders).containsExactlyInAnyOrderElementsOf(ContentFiles.STAGES);
    }
}
