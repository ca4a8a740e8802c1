package io.watchkeeper.rulebook.exchange;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.rulebook.OfferedContent;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.exchange.Library.Source;

/** Finds what local work descends from. */
@Singleton
class Ancestry {
    /** A rebased draft may be an ancestor of what it is based on, hence the end to the walk. */
    private static final String ANCESTORS =
            """
            with recursive line (version, based_on, created_by, age) as (
                select version, based_on, created_by, 0 from rulebook where workspace = $1 and version = $2
                union all
                select r.version, r.based_on, r.created_by, line.age + 1 from line join rulebook r on r.version = line.based_on
                where line.age < 1000
            )
            select line.version, line.created_by, i.source from line left join rulebook_import i on i.version = line.version
            order by line.age
            """;

    private final Pool pool;

    Ancestry(Pool pool) {
        this.pool = pool;
    }

    /** What an ancestor of a version is: {@code source} where it was an import. */
    record Ancestor(long version, String createdBy, Optional<Source> source) {}

    /** The version whose content an import from the source is to be compared with. */
    Uni<Long> base(long version, Source source) {
        return pool.preparedQuery(ANCESTORS)
                .execute(Tuple.of(RulebookRepository.WORKSPACE, version))
                .map(rows -> rows.stream()
                        .map(row -> new Ancestor(
                                row.getLong("version"),
                                row.getString("created_by"),
                                Optional.ofNullable(row.getString("source")).map(Source::valueOf)))
                        .toList())
                .map(ancestors -> base(ancestors, source));
    }

    /** What came last from the same source, else the library, else a folder, else the version itself: then all differences are the import's. */
    static long base(List<Ancestor> ancestors, Source source) {
        Predicate<Ancestor> library = ancestor -> ancestor.source().equals(Optional.of(Source.LIBRARY))
                || ancestor.createdBy().equals(OfferedContent.LIBRARY);
        Predicate<Ancestor> same = source == Source.LIBRARY
                ? library
                : ancestor -> ancestor.source().equals(Optional.of(source));
        Predicate<Ancestor> folder = ancestor -> ancestor.createdBy().equals(OfferedContent.DIRECTORY);
        return List.of(same, library, folder, (Predicate<Ancestor>) ancestor -> true).stream()
                .flatMap(wanted -> ancestors.stream().filter(wanted).limit(1))
                .findFirst()
                .orElseThrow()
                .version();
    }
}
