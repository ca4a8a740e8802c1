package io.watchkeeper.rulebook.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.table.TableReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes other values into a workbook that people have formatted and commented; all other parts are copied as they are. */
final class WorkbookEdit {
    private WorkbookEdit() {}

    /** The workbook with the values of the table as it is now. */
    static byte[] update(byte[] workbook, TableForm form) {
        var held = WorkbookReader.read(workbook, form, new ArrayList<>()).sheet();
        var current = form.sheet();
        if (!TableReader.headers(held).equals(TableReader.headers(current))) {
            // what was a row of data would be a header that nothing locks
            throw headerChanged(form, 0);
        }
        var changed = new TreeMap<Integer, TreeMap<Integer, String>>();
        for (int row = 0; row < Math.max(held.height(), current.height()); row++) {
            for (int column = 0; column < Math.max(held.width(row), current.width(row)); column++) {
                var text = current.cell(row, column);
                if (!text.equals(held.cell(row, column))) {
                    header(row, form);
                    changed.computeIfAbsent(row, absent -> new TreeMap<>()).put(column, text);
                }
            }
        }
        return changed.isEmpty() ? workbook : write(workbook, form, changed);
    }

    static byte[] edit(byte[] workbook, TableForm form, Map<String, String> changed) {
        var cells = new TreeMap<Integer, TreeMap<Integer, String>>();
        changed.forEach((address, text) -> {
            var area = Area.of(address).orElseThrow(() -> new IllegalArgumentException("no address: " + address));
            header(area.top(), form);
            cells.computeIfAbsent(area.top(), absent -> new TreeMap<>()).put(area.left(), text);
        });
        return write(workbook, form, cells);
    }

    private static void header(int row, TableForm form) {
        if (form.header(row)) {
            throw headerChanged(form, row);
        }
    }

    private static Refusal headerChanged(TableForm form, int row) {
        return new Refusal(Finding.of("HEADER_CHANGED", "The header has changed since.", "表头已变化。")
                .at(form.name(), Sheet.address(row, 0)));
    }

    private static byte[] write(byte[] workbook, TableForm form, TreeMap<Integer, TreeMap<Integer, String>> changed) {
        try (var archive = Archive.open(workbook)) {
            new Parts(archive).check();
            var part = WorkbookXml.read(archive).sheets().stream()
                    .filter(sheet -> !sheet.hidden() && !WorkbookReader.beside(sheet.name()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(Archive.broken(Parts.WORKBOOK)))
                    .part();
            var bytes = new ByteArrayOutputStream(workbook.length + 4096);
            try (var zip = new ZipArchiveOutputStream(bytes)) {
                for (var entry : archive.entries()) {
                    if (entry.getName().equals(part)) {
                        zip.putArchiveEntry(fresh(entry));
                        new SheetPatch(form, changed).copy(Xml.of(archive.stream(part), part), zip);
                        zip.closeArchiveEntry();
                    } else {
                        zip.addRawArchiveEntry(entry, archive.raw(entry));
                    }
                }
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("it is in memory", impossible);
        }
    }

    /** The clock plays no part: the same edit gives the same bytes. */
    private static ZipArchiveEntry fresh(ZipArchiveEntry entry) {
        var written = new ZipArchiveEntry(entry.getName());
        written.setTime(entry.getTime());
        return written;
    }
}
