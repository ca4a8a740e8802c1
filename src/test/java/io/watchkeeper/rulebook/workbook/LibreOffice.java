package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.watchkeeper.testing.RealPrograms;

/** Debian's LibreOffice, without a screen: a workbook is opened by it, edited in its flat XML form, and saved by it again. */
public final class LibreOffice {
    private final Path folder;

    /** @param folder of one test */
    public LibreOffice(Path folder) {
        this.folder = folder;
    }

    /** @param change of the flat XML: a cell is a {@code <text:p>} there */
    public byte[] edit(byte[] workbook, UnaryOperator<String> change) throws IOException, InterruptedException {
        var file = Files.write(folder.resolve("table.xlsx"), workbook);
        convert("table.xlsx", "fods");
        var flat = folder.resolve("table.fods");
        Files.writeString(flat, change.apply(Files.readString(flat)));
        Files.delete(file);
        convert("table.fods", "xlsx:Calc MS Excel 2007 XML");
        return Files.readAllBytes(file);
    }

    private void convert(String file, String format) throws IOException, InterruptedException {
        var log = folder.resolve("soffice.log");
        var process = new ProcessBuilder(
                        RealPrograms.require("soffice").toString(),
                        "--headless",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--convert-to",
                        format,
                        "--outdir",
                        folder.toString(),
                        folder.resolve(file).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended && process.exitValue() == 0).as(Files.readString(log)).isTrue();
    }
}
