package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.watchkeeper.rulebook.draft.ProblemView;

/**
 * What is wrong with a draft that is open at one of its files.
 *
 * @param here about this file, the worst first
 * @param elsewhere about the others
 */
public record DraftProblems(List<Issue> here, List<Elsewhere> elsewhere) {
    private static final int SHOWN = 100;

    /**
     * @param row of its cell, 0 where it is not about a data row
     * @param column of its cell, counted from 0
     * @param was the whole text of the cell
     */
    public record Issue(ProblemView problem, int row, int column, String was) {
        /** Whether there is a text that may be put into the cell. */
        public boolean fixable() {
            return row > 0
                    && !problem.suggestion().isEmpty()
                    && !problem.suggestion().equals(was);
        }
    }

    public record Elsewhere(String file, long errors, long others) {}

    static DraftProblems of(String file, Sheet sheet, List<ProblemView> problems) {
        var byFile =
                problems.stream().collect(Collectors.groupingBy(ProblemView::file, TreeMap::new, Collectors.toList()));
        var own = byFile.getOrDefault(file, List.of());
        var here = new ArrayList<Issue>();
        var rows = sheet == null
                ? Map.<Integer, Sheet.Row>of()
                : sheet.rows().stream().collect(Collectors.toMap(Sheet.Row::number, row -> row));
        own.forEach(problem -> here.add(issue(problem, rows)));
        byFile.remove(file);
        return new DraftProblems(
                here,
                byFile.entrySet().stream()
                        .map(other -> elsewhere(other.getKey(), other.getValue()))
                        .toList());
    }

    private static Issue issue(ProblemView problem, Map<Integer, Sheet.Row> rows) {
        var place = CellPlace.of(problem.cell());
        var row = rows.get(place.row());
        int column = place.column();
        return row == null || column < 0 || column >= row.cells().size()
                ? new Issue(problem, 0, 0, "")
                : new Issue(problem, row.number(), column, row.cells().get(column));
    }

    private static Elsewhere elsewhere(String file, List<ProblemView> problems) {
        long errors = problems.stream().filter(DraftProblems::error).count();
        return new Elsewhere(file, errors, problems.size() - errors);
    }

    private static boolean error(ProblemView problem) {
        return problem.severity().equals("ERROR");
    }

    List<ProblemView> problems() {
        return here.stream().map(Issue::problem).toList();
    }

    public List<Issue> shown() {
        return here.subList(0, Math.min(SHOWN, here.size()));
    }

    public int left() {
        return here.size() - shown().size();
    }

    public long errors() {
        return here.stream().filter(issue -> error(issue.problem())).count();
    }

    public long others() {
        return here.size() - errors();
    }
}
