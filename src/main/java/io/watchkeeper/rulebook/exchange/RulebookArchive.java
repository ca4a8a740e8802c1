package io.watchkeeper.rulebook.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.watchkeeper.decision.Stage;
import io.watchkeeper.rulebook.StoredRulebook;

/** Writes a version as an archive: the same version gives the same bytes, wherever and whenever it is asked for. */
public final class RulebookArchive {
    /** Where the files of a rulebook lie in a KJAR. */
    static final String FOLDER = "rules/";

    private static final String GROUP = "io.watchkeeper";
    private static final String ARTIFACT = "watchkeeper-rulebook";
    private static final String DESCRIPTION = "META-INF/maven/" + GROUP + "/" + ARTIFACT + "/pom.";
    private static final int DIGITS = 12;
    /** The earliest day on which archives agree in every time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8);

    private RulebookArchive() {}

    /** A KJAR: a base a stage, and a release of its own that no other content has. Facts and decisions are classes of {@code watchkeeper-kjar}. */
    public static byte[] kjar(StoredRulebook stored) {
        var archive = new RulebookArchive();
        archive.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nCreated-By: Watchkeeper\r\n\r\n");
        archive.put("META-INF/kmodule.xml", module());
        archive.put(DESCRIPTION + "properties", properties(release(stored)));
        archive.put(DESCRIPTION + "xml", project(release(stored)));
        return archive.with(stored);
    }

    /** The folder {@code rules/}, to be unpacked where it lies. */
    public static byte[] folder(StoredRulebook stored) {
        return new RulebookArchive().with(stored);
    }

    /** Such as {@code 7-89abcdef0123}: the number alone has another content in another installation. */
    static String release(StoredRulebook stored) {
        return stored.about().version() + "-" + stored.content().digest().substring(0, DIGITS);
    }

    private byte[] with(StoredRulebook stored) {
        try {
            for (Map.Entry<String, String> file : stored.content().files().entrySet()) {
                put(FOLDER + file.getKey(), file.getValue());
            }
            zip.close();
        } catch (IOException impossible) {
            throw new IllegalStateException("it is written to memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** As it is, for compressors do not agree on their bytes. */
    private void put(String name, String text) {
        var content = text.getBytes(UTF_8);
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new IllegalStateException("it is written to memory", impossible);
        }
    }

    private static String module() {
        return Stream.of(Stage.values())
                .map(Stage::folder)
                .map(
                        """
                            <kbase name="%1$s" packages="rules.%1$s">
                                <ksession name="%1$s" type="stateless"/>
                            </kbase>
                        """
                                ::formatted)
                .collect(Collectors.joining(
                        "",
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <kmodule xmlns="http://www.drools.org/xsd/kmodule">
                        """,
                        "</kmodule>\n"));
    }

    private static String properties(String release) {
        return "artifactId=%s\ngroupId=%s\nversion=%s\n".formatted(ARTIFACT, GROUP, release);
    }

    private static String project(String release) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>%s</groupId>
                    <artifactId>%s</artifactId>
                    <version>%s</version>
                </project>
                """
                .formatted(GROUP, ARTIFACT, release);
    }
}
