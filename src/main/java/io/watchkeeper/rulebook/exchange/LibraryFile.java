package io.watchkeeper.rulebook.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookFiles;
import io.watchkeeper.rulebook.archive.GuardedZip;
import io.watchkeeper.rulebook.archive.ZipLimits;

/** Reads an uploaded library: of all that an archive may hold, the texts of one folder of rules, and what release it says it is. No class is ever loaded. */
public final class LibraryFile {
    /** Every rulebook has this file: it says where the folder lies in the archive. */
    private static final String ANCHOR = "scenario/catalogue.csv";

    private static final Pattern DESCRIPTION = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Pattern PROGRAM = Pattern.compile(
            "(?i).*\\.(class|jar|war|ear|zip|7z|rar|tar|gz|tgz|bz2|xz|zst|exe|dll|so|dylib|bat|cmd|ps1)");
    private static final Pattern PRINTABLE = Pattern.compile("[\\w.+-]{1,60}");
    /** The artifact that the content library is released as. */
    private static final String OURS = "watchkeeper-kjar";

    static final int ENTRIES = 5_000;

    private static final ArchiveRefusal REFUSAL = new ArchiveRefusal();
    private static final ZipLimits LIMITS = new ZipLimits(
            // segments without control characters, colons and backslashes, parted by single slashes
            Pattern.compile("[^/\\\\:\\p{Cntrl}\\p{Cf}]+(?:/[^/\\\\:\\p{Cntrl}\\p{Cf}]+)*/?"),
            ENTRIES,
            8 << 20,
            64 << 20);

    private final GuardedZip zip;

    private LibraryFile(GuardedZip zip) {
        this.zip = zip;
    }

    /** @throws ProblemException 413 or 422 naming the entry that is refused */
    public static Library read(byte[] file) {
        try (var zip = GuardedZip.open(file, LIMITS, REFUSAL)) {
            return new LibraryFile(zip).library();
        }
    }

    private Library library() {
        var folder = folder();
        var files = new TreeMap<String, String>();
        for (var name : zip.names()) {
            if (name.startsWith(folder) && !RulebookFiles.leftOut(name.substring(folder.length()))) {
                files.put(name.substring(folder.length()), text(name));
            }
        }
        var description = description();
        var source =
                OURS.equals(description.getProperty("artifactId")) ? Library.Source.LIBRARY : Library.Source.UPLOAD;
        return new Library(source, printable(description.getProperty("version")), new RulebookContent(files));
    }

    private String folder() {
        var anchors = zip.names().stream()
                .sorted()
                .filter(name -> name.equals(ANCHOR) || name.endsWith("/" + ANCHOR))
                .toList();
        if (anchors.isEmpty()) {
            throw ArchiveRefusal.of(
                    "NO_RULES",
                    "",
                    "The archive holds no rules: " + RulebookArchive.FOLDER + ANCHOR + " is missing.",
                    "压缩包中没有规则：缺少 " + RulebookArchive.FOLDER + ANCHOR + "。");
        }
        if (anchors.size() > 1) {
            throw ArchiveRefusal.of(
                    "SEVERAL_RULES", anchors.get(1), "The archive holds several folders of rules.", "压缩包中有多个规则目录。");
        }
        return anchors.get(0).substring(0, anchors.get(0).length() - ANCHOR.length());
    }

    private String text(String name) {
        if (PROGRAM.matcher(name).matches()) {
            throw ArchiveRefusal.of(
                    "NO_RULE_FILE", name, "Among the rules lies a program or another archive.", "规则目录中含有程序或嵌套压缩包。");
        }
        return RulebookFiles.text(zip.bytes(name))
                .orElseThrow(
                        () -> ArchiveRefusal.of("NOT_TEXT", name, "The file is not UTF-8 text.", "该文件不是 UTF-8 文本。"));
    }

    private Properties description() {
        var properties = new Properties();
        var found = zip.names().stream()
                .sorted()
                .filter(name -> DESCRIPTION.matcher(name).matches())
                .findFirst();
        found.ifPresent(name -> {
            try {
                properties.load(new StringReader(new String(zip.bytes(name), StandardCharsets.UTF_8)));
            } catch (IOException | IllegalArgumentException unreadable) {
                // then it does not say what release it is
                properties.clear();
            }
        });
        return properties;
    }

    private static String printable(String version) {
        return Optional.ofNullable(version)
                .filter(text -> PRINTABLE.matcher(text).matches())
                .orElse("");
    }
}
