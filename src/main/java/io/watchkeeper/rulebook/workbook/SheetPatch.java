package io.watchkeeper.rulebook.workbook;

import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

import io.watchkeeper.decision.content.Sheet;

/** Copies the XML of a sheet and puts other values into some cells. A new cell takes the style of the one above it. */
final class SheetPatch {
    private final TableForm form;
    private final TreeMap<Integer, TreeMap<Integer, String>> left = new TreeMap<>();
    private final Map<Integer, String> styles = new HashMap<>();
    private Xml xml;
    private XMLStreamReader reader;
    private XMLStreamWriter writer;
    private String prefix = "";
    private String namespace = "";
    private int row = -1;
    private int column = -1;

    /** @param changed texts by row and column */
    SheetPatch(TableForm form, SortedMap<Integer, TreeMap<Integer, String>> changed) {
        this.form = form;
        changed.forEach((number, cells) -> left.put(number, new TreeMap<>(cells)));
    }

    void copy(Xml source, OutputStream target) {
        xml = source;
        reader = source.reader();
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(target, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            while (xml.next()) {
                event();
            }
            writer.writeEndDocument();
            writer.flush();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("it was read before", impossible);
        }
    }

    private void event() throws XMLStreamException {
        if (xml.starts("sheetData")) {
            prefix = text(reader.getPrefix());
            namespace = text(reader.getNamespaceURI());
            copyStart();
        } else if (xml.starts("row") && xml.depth() == 3) {
            int next = xml.number("r", row + 2) - 1;
            newRows(next);
            row = next;
            column = -1;
            copyStart();
        } else if (xml.starts("c") && xml.depth() == 4) {
            cell();
        } else if (xml.ends("row") && xml.depth() == 2) {
            newCells(Integer.MAX_VALUE);
            writer.writeEndElement();
        } else if (xml.ends("sheetData")) {
            newRows(Integer.MAX_VALUE);
            writer.writeEndElement();
        } else {
            copyEvent();
        }
    }

    private void cell() throws XMLStreamException {
        var area = Area.of(xml.attribute("r"));
        int next = area.map(Area::left).orElse(column + 1);
        newCells(next);
        column = next;
        var style = xml.attribute("s");
        if (!form.header(row)) {
            styles.put(column, style);
        }
        var text = left.containsKey(row) ? left.get(row).remove(column) : null;
        if (text == null) {
            copyStart();
        } else {
            xml.skip();
            write(column, style, text);
        }
    }

    /** The changed cells left of a column that the row did not have. */
    private void newCells(int before) throws XMLStreamException {
        var cells = left.get(row);
        while (cells != null && !cells.isEmpty() && cells.firstKey() < before) {
            var cell = cells.pollFirstEntry();
            write(cell.getKey(), styles.getOrDefault(cell.getKey(), ""), cell.getValue());
        }
        if (cells != null && cells.isEmpty()) {
            left.remove(row);
        }
    }

    /** The changed rows above a row that the sheet did not have. */
    private void newRows(int before) throws XMLStreamException {
        while (!left.isEmpty() && left.firstKey() < before) {
            row = left.firstKey();
            start("row");
            writer.writeAttribute("r", String.valueOf(row + 1));
            newCells(Integer.MAX_VALUE);
            writer.writeEndElement();
        }
    }

    private void write(int at, String style, String text) throws XMLStreamException {
        start("c");
        writer.writeAttribute("r", Sheet.address(row, at));
        if (!style.isEmpty()) {
            writer.writeAttribute("s", style);
        }
        var kind = form.column(row, at).map(Column::kind).orElse(Column.Kind.TEXT);
        if (text.isEmpty()) {
            writer.writeEndElement();
            return;
        }
        if (kind.numeric() && Numbers.exact(text)) {
            element("v", text);
        } else {
            writer.writeAttribute("t", "inlineStr");
            start("is");
            element("t", SharedTexts.escaped(text));
            writer.writeEndElement();
        }
        writer.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        start(name);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }

    private void start(String name) throws XMLStreamException {
        writer.writeStartElement(prefix, name, namespace);
    }

    private void copyEvent() throws XMLStreamException {
        if (reader.isStartElement()) {
            copyStart();
        } else if (reader.isEndElement()) {
            writer.writeEndElement();
        } else if (reader.isCharacters()) {
            writer.writeCharacters(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }

    private void copyStart() throws XMLStreamException {
        writer.writeStartElement(text(reader.getPrefix()), reader.getLocalName(), text(reader.getNamespaceURI()));
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            if (text(reader.getNamespacePrefix(i)).isEmpty()) {
                writer.writeDefaultNamespace(text(reader.getNamespaceURI(i)));
            } else {
                writer.writeNamespace(reader.getNamespacePrefix(i), reader.getNamespaceURI(i));
            }
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var qualifier = text(reader.getAttributePrefix(i));
            if (qualifier.isEmpty()) {
                writer.writeAttribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            } else {
                writer.writeAttribute(
                        qualifier,
                        reader.getAttributeNamespace(i),
                        reader.getAttributeLocalName(i),
                        reader.getAttributeValue(i));
            }
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
