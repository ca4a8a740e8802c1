package io.watchkeeper.rulebook.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.StoredRulebook;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives as other programs write them. */
public final class Zips {
    private static final String DESCRIPTION = "META-INF/maven/io.watchkeeper/watchkeeper-kjar/pom.properties";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

    static byte[] of(Map<String, String> files) {
        var zips = new Zips();
        files.forEach(zips::with);
        return zips.bytes();
    }

    /** As {@code kjar/} is built, classes included. */
    public static byte[] library(String release, RulebookContent content) {
        var files = new LinkedHashMap<String, String>();
        files.put("META-INF/kmodule.xml", "<kmodule/>");
        files.put("io/watchkeeper/facts/Alert.class", "\u00ca\u00fe");
        content.files().forEach((name, text) -> files.put("rules/" + name, text));
        files.put(DESCRIPTION, "artifactId=watchkeeper-kjar\ngroupId=io.watchkeeper\nversion=" + release + "\n");
        return of(files);
    }

    static StoredRulebook stored(long version, RulebookContent content) {
        var about = new RulebookVersion(
                version,
                RulebookVersion.State.PUBLISHED,
                true,
                false,
                Optional.empty(),
                "",
                content.digest(),
                "li",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new StoredRulebook(about, content);
    }

    Zips with(String name, String text) {
        return with(new ZipArchiveEntry(name), text.getBytes(StandardCharsets.UTF_8));
    }

    Zips with(ZipArchiveEntry entry, byte[] content) {
        try {
            zip.putArchiveEntry(entry);
            zip.write(content);
            zip.closeArchiveEntry();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
