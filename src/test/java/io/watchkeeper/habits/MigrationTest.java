package io.watchkeeper.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While nodes are replaced one at a time, the release before works on the schema of the next: a migration adds, and takes nothing away. This looks at the
 * statements, not at what they mean: what a new value means to the release before is for its author to think of.
 */
class MigrationTest {
    private static final String FOLDER = "src/main/resources/db/migration/";
    private static final String FIRST = "V1__spine.sql";
    /** Texts between $$, strings and comments hold no statement of their own. */
    private static final Pattern BODY = Pattern.compile("(?s)\\$\\$.*?\\$\\$");

    private static final Pattern STRING = Pattern.compile("(?s)'(?:[^']|'')*'");
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

    /** Something new; or more of what there was, which the release before may leave out. */
    private static final Pattern ADDS = Pattern.compile("create (or replace )?"
            + "(table|index|unique index|function|trigger|sequence|view|extension|type)\\b.*|insert into .*");

    private static final Pattern ALTERS = Pattern.compile("alter table (\\w+) (.*)");
    private static final Pattern ADDED = Pattern.compile("add column (if not exists )?\\w+ (.*)");
    private static final Pattern UNIQUE = Pattern.compile("create unique index \\w+ on (\\w+)\\b.*");
    private static final Pattern UPDATES = Pattern.compile("update \\w+ set (\\w+) = .*");

    /** Each with its reason. */
    private static final Map<String, String> ALLOWED = Map.of(
            "V7__audit_detail.sql", "texts of JSON become the JSON that both releases read and write",
            "V35__names_at_once.sql",
                    "indexes are made anew; what both releases ask for is found, if slower by the former",
            "V45__what_goes_together.sql", "an index is made anew with more columns at its end",
            "V60__counted_up_in_place.sql",
                    "an index is made anew by the minute; the former sorts by the exact time without it, slower");

    @Test
    void every_migration_after_the_first_only_adds() {
        assertThat(migrations()).hasSizeGreaterThan(15);
        migrations().forEach((name, sql) -> {
            if (!ALLOWED.containsKey(name)) {
                assertThat(statements(sql))
                        .as("%s, which the release before has to work with", name)
                        .allMatch(statement -> adds(statement, sql));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table signal",
                "alter table person drop column name",
                "alter table person rename column name to title",
                "alter table person alter column name type varchar(10)",
                "alter table person add column rank int not null",
                "alter table person add column rank int, drop column name",
                "create unique index one_name on person (name)",
                "delete from person",
                "update person set name = upper(name)",
                "truncate journal",
            })
    void what_the_release_before_would_stumble_on_is_found(String statement) {
        assertThat(adds(statement, statement)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table rank (id bigint primary key)",
                "alter table person add column rank int not null default 0, add column note text",
                "alter table person add column rank text unique",
                "insert into rank values (1)",
            })
    void what_adds_is_let_through(String statement) {
        assertThat(adds(statement, statement)).isTrue();
    }

    private static Map<String, String> migrations() {
        var migrations = new TreeMap<String, String>();
        SourceTree.named(".sql")
                .filter(file -> SourceTree.name(file).startsWith(FOLDER))
                .filter(file -> !SourceTree.name(file).endsWith(FIRST))
                .forEach(file -> migrations.put(
                        file.getFileName().toString(), SourceTree.text(file).orElseThrow()));
        return migrations;
    }

    private static boolean adds(String statement, String migration) {
        var unique = UNIQUE.matcher(statement);
        if (unique.matches()) {
            return migration.contains("create table " + unique.group(1)) || columnsAreNew(statement, migration);
        }
        var alters = ALTERS.matcher(statement);
        if (alters.matches()) {
            return clauses(alters.group(2)).allMatch(MigrationTest::addsColumn);
        }
        var updates = UPDATES.matcher(statement);
        return ADDS.matcher(statement).matches()
                || updates.matches() && migration.contains("add column " + updates.group(1) + " ");
    }

    /** The release before leaves them empty, and empty ones are not alike. */
    private static boolean columnsAreNew(String statement, String migration) {
        var columns = statement.substring(statement.indexOf('(') + 1, statement.indexOf(')'));
        return Stream.of(columns.split(",")).anyMatch(column -> migration.contains("add column " + column.strip()));
    }

    private static boolean addsColumn(String clause) {
        var added = ADDED.matcher(clause);
        return added.matches()
                && (!added.group(2).contains("not null") || added.group(2).contains("default"));
    }

    /** Commas inside of parentheses are of the clause. */
    private static Stream<String> clauses(String all) {
        return Stream.of(all.split(",(?![^(]*\\))")).map(String::strip);
    }

    private static List<String> statements(String sql) {
        var bare = COMMENT.matcher(sql).replaceAll("");
        bare = BODY.matcher(bare).replaceAll("body");
        bare = STRING.matcher(bare).replaceAll("text");
        return Stream.of(bare.split(";"))
                .map(statement -> statement.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
