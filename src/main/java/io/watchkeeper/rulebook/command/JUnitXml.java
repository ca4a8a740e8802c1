package io.watchkeeper.rulebook.command;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the XML that CI servers read from JUnit. */
final class JUnitXml {
    private static final int REPLACEMENT = 0xFFFD;

    private JUnitXml() {}

    /**
     * @param suite such as the file
     * @param failure empty where it is fine
     * @param output worth reading all the same, or empty
     */
    record Result(String suite, String name, String failure, String output) {
        boolean failed() {
            return !failure.isEmpty();
        }
    }

    static void write(String name, List<Result> results, Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text(name, results), StandardCharsets.UTF_8);
    }

    static String text(String name, List<Result> results) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            start(xml, "testsuites", name, results);
            for (var suite : suites(results).entrySet()) {
                start(xml, "testsuite", suite.getKey(), suite.getValue());
                for (var result : suite.getValue()) {
                    write(xml, result);
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("it is written to memory, and holds allowed characters only", impossible);
        }
        return text.append('\n').toString();
    }

    private static Map<String, List<Result>> suites(List<Result> results) {
        return results.stream().collect(Collectors.groupingBy(Result::suite, LinkedHashMap::new, Collectors.toList()));
    }

    private static void start(XMLStreamWriter xml, String element, String name, List<Result> results)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("name", allowed(name));
        xml.writeAttribute("tests", Integer.toString(results.size()));
        xml.writeAttribute(
                "failures",
                Long.toString(results.stream().filter(Result::failed).count()));
        xml.writeAttribute("errors", "0");
        xml.writeCharacters("\n");
    }

    private static void write(XMLStreamWriter xml, Result result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", allowed(result.suite()));
        xml.writeAttribute("name", allowed(result.name()));
        if (result.failed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message", allowed(result.failure().lines().findFirst().orElse("")));
            xml.writeCharacters(allowed(result.failure()));
            xml.writeEndElement();
        }
        if (!result.output().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(allowed(result.output()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    /** XML has no way to write most control characters, nor half a character: not even escaped. */
    private static String allowed(String text) {
        return text.codePoints()
                .map(point -> allowed(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point >= ' ' && point < Character.MIN_SURROGATE
                || point > Character.MAX_SURROGATE && point < 0xFFFE
                || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
