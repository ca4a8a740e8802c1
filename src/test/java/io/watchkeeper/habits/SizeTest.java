package io.watchkeeper.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What fits on a page is read; what does not is scrolled past. */
class SizeTest {
    private static final int FILE = 300;
    private static final int METHOD = 40;
    private static final int CONSTRUCTOR_PARAMETERS = 5;
    private static final int TEMPLATE = 90;

    private static List<Source> sources;

    private record Source(Path file, CompilationUnit unit) {
        int lines() {
            return SourceTree.read(SourceTree.name(file)).split("\n").length;
        }

        Stream<CallableDeclaration<?>> methods() {
            return unit.findAll(CallableDeclaration.class).stream().map(method -> (CallableDeclaration<?>) method);
        }

        String at(CallableDeclaration<?> method) {
            return SourceTree.name(file) + ":" + method.getBegin().orElseThrow().line + " " + method.getNameAsString();
        }
    }

    @BeforeAll
    static void parse() {
        StaticJavaParser.getParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17)
                .setAttributeComments(false);
        sources = SourceTree.named(".java")
                .map(file -> new Source(file, parse(SourceTree.name(file))))
                .toList();
        assertThat(sources).hasSizeGreaterThan(50);
    }

    @Test
    void no_java_file_is_longer_than_300_lines() {
        report("Java files", sources.stream().map(Source::lines));

        assertThat(sources)
                .filteredOn(source -> source.lines() > FILE)
                .extracting(source -> SourceTree.name(source.file()) + ": " + source.lines())
                .isEmpty();
    }

    @Test
    void no_method_is_longer_than_40_lines() {
        report("methods", sources.stream().flatMap(Source::methods).map(SizeTest::lines));

        assertThat(sources.stream().flatMap(source -> source.methods()
                        .filter(method -> lines(method) > METHOD)
                        .map(method -> source.at(method) + ": " + lines(method))))
                .isEmpty();
    }

    @Test
    void no_constructor_takes_more_than_5_parameters() {
        assertThat(sources.stream().flatMap(source -> source.methods()
                        .filter(ConstructorDeclaration.class::isInstance)
                        .filter(method -> method.getParameters().size() > CONSTRUCTOR_PARAMETERS)
                        .map(source::at)))
                .as("a record may hold more: it is data, not a part that needs others")
                .isEmpty();
    }

    @Test
    void no_template_is_longer_than_90_lines() {
        var templates = SourceTree.files().stream()
                .filter(file -> SourceTree.name(file).startsWith("console-templates/templates/"))
                .toList();

        assertThat(templates)
                .filteredOn(file -> SourceTree.read(SourceTree.name(file)).split("\n").length > TEMPLATE)
                .extracting(SourceTree::name)
                .isEmpty();
    }

    private static CompilationUnit parse(String name) {
        return StaticJavaParser.parse(SourceTree.read(name));
    }

    private static int lines(CallableDeclaration<?> method) {
        return method.getEnd().orElseThrow().line - method.getBegin().orElseThrow().line + 1;
    }

    private static void report(String what, Stream<Integer> lines) {
        var sorted = lines.sorted().toList();
        System.out.printf(
                "%d %s: median %d lines, 95 %% of them at most %d, longest %d%n",
                sorted.size(),
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.get(sorted.size() - 1));
    }
}
