package io.watchkeeper.rulebook.workbook;

import java.io.InputStream;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through one XML part of a workbook. Document types, and with them every entity, are refused. */
final class Xml {
    private final XMLStreamReader reader;
    private final String part;
    private int depth;

    private Xml(XMLStreamReader reader, String part) {
        this.reader = reader;
        this.part = part;
    }

    static Xml of(InputStream bytes, String part) {
        // the platform's own, whatever else lies on the class path
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            return new Xml(factory.createXMLStreamReader(bytes), part);
        } catch (XMLStreamException | RuntimeException malformed) {
            throw refused(malformed, part);
        }
    }

    String part() {
        return part;
    }

    XMLStreamReader reader() {
        return reader;
    }

    /** To the next event; false at the end of the document. */
    boolean next() {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            check(reader.next());
            return true;
        } catch (XMLStreamException | RuntimeException malformed) {
            throw refused(malformed, part);
        }
    }

    private void check(int event) {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
                throw new Refusal(Finding.of(
                                "XML_ENTITY",
                                "A part of the workbook declares or uses entities, which no spreadsheet program writes.",
                                "工作簿部件中声明或使用了实体，正常的表格软件不会写出这种内容。")
                        .found(part));
            case XMLStreamConstants.START_ELEMENT -> deeper();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> {}
        }
    }

    private void deeper() {
        if (++depth > Limits.DEPTH) {
            throw new Refusal(Archive.broken(part));
        }
    }

    boolean starts() {
        return reader.isStartElement();
    }

    boolean starts(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    String name() {
        return reader.getLocalName();
    }

    int depth() {
        return depth;
    }

    /** The value of an attribute, whatever its namespace; empty where it is absent. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    boolean flag(String name) {
        var value = attribute(name);
        return value.equals("1") || value.equals("true");
    }

    /** A whole number that is not negative. */
    int number(String name, int absent) {
        var value = attribute(name);
        if (value.isEmpty()) {
            return absent;
        }
        if (!value.matches("\\d{1,9}")) {
            throw new Refusal(Archive.broken(part));
        }
        return Integer.parseInt(value);
    }

    /** All text inside the element that just started, up to its end. */
    String text() {
        int outside = depth - 1;
        var text = new StringBuilder();
        while (depth > outside && next()) {
            addText(text);
        }
        return text.toString();
    }

    void addText(StringBuilder text) {
        if (reader.isCharacters()) {
            if (text.length() + reader.getTextLength() > Limits.TEXT_LENGTH) {
                throw new Refusal(Finding.of(
                                "TEXT_TOO_LONG",
                                "The workbook holds a text that is longer than a cell can be.",
                                "工作簿中有超出单元格长度上限的文本。")
                        .found(part));
            }
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }

    /** To the end of the element that just started. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside && next()) {
            // nothing in it matters
        }
    }

    /** What the limits say stays as it is; everything else the parser dislikes is a damaged file. */
    private static Refusal refused(Exception malformed, String part) {
        for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof XMLStreamException nested && nested.getNestedException() instanceof Refusal refusal) {
                return refusal;
            }
        }
        return new Refusal(Archive.broken(part));
    }
}
