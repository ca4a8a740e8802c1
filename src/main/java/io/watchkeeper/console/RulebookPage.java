package io.watchkeeper.console;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.draft.DraftDesk;

/**
 * One version of the rulebook, open at one of its files.
 *
 * @param sheet the file as a table, or null for one that is none
 * @param text the file as it stands, or null for a table
 * @param etag what a table is known by when it is edited, or null for another file
 */
public record RulebookPage(
        RulebookVersion about, List<String> files, String file, Sheet sheet, String text, String etag) {
    /** @param name empty for the files beside the folders */
    public record Folder(String name, List<String> files) {
        public String inside(String file) {
            return file.substring(name.isEmpty() ? 0 : name.length() + 1);
        }
    }

    /** Empty where the version has no such file; without a wish the first table is open. */
    static Optional<RulebookPage> of(StoredRulebook stored, Optional<String> wanted) {
        var content = stored.content().files();
        var names = List.copyOf(content.keySet());
        var file = wanted.or(() -> names.stream().filter(RulebookPage::table).findFirst());
        return file.filter(content::containsKey).map(name -> {
            var text = content.get(name);
            return table(name)
                    ? new RulebookPage(stored.about(), names, name, Sheet.of(text), null, DraftDesk.etag(text))
                    : new RulebookPage(stored.about(), names, name, null, text, null);
        });
    }

    public List<Folder> folders() {
        return files.stream()
                .collect(Collectors.groupingBy(RulebookPage::folder, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(folder -> new Folder(folder.getKey(), folder.getValue()))
                .toList();
    }

    private static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    private static boolean table(String file) {
        return file.endsWith(".csv");
    }
}
