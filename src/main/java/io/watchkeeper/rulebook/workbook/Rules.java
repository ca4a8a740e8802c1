package io.watchkeeper.rulebook.workbook;

import java.util.List;

/** Which validation rules a sheet may hold: those that the service itself writes. */
interface Rules {
    String LEAST = "-999999999999999";
    String MOST = "999999999999999";

    /** None at all. */
    Rules NONE = (type, formulas, cells) -> formulas.isEmpty();

    /**
     * @param type such as list or whole
     * @param formulas one or two
     * @param cells addresses parted by blanks
     */
    boolean accept(String type, List<String> formulas, String cells);

    /** The rules of the columns of the tables, wherever among the data rows they stand. */
    static Rules of(TableForm form, Lists lists) {
        return (type, formulas, cells) -> {
            for (var cell : cells.split(" ", Limits.VALIDATIONS)) {
                var area = Area.of(cell);
                if (area.isEmpty()
                        || area.get().top() < form.firstRow()
                        || area.get().right() >= Limits.COLUMNS) {
                    return false;
                }
                for (int column = area.get().left(); column <= area.get().right(); column++) {
                    if (!formulas.isEmpty() && !expected(form, lists, column).contains(line(type, formulas))) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    /** LibreOffice gives a list a second formula, which means nothing. */
    private static String line(String type, List<String> formulas) {
        if (type.equals("list") && formulas.size() == 2 && formulas.get(1).equals("0")) {
            return line(type, formulas.subList(0, 1));
        }
        return type + ":" + String.join(":", formulas);
    }

    private static List<String> expected(TableForm form, Lists lists, int index) {
        return form.columns().stream()
                .filter(column -> column.index() == index)
                .flatMap(column -> expected(column, lists).stream())
                .toList();
    }

    private static List<String> expected(Column column, Lists lists) {
        var list = lists.formula(column);
        if (list.isPresent()) {
            var target = lists.names().getOrDefault(list.get(), list.get());
            return List.of("list:" + list.get(), "list:" + target);
        }
        return switch (column.kind()) {
            case WHOLE -> List.of("whole:" + LEAST + ":" + MOST);
            case DECIMAL -> List.of("decimal:" + LEAST + ":" + MOST);
            case DATE -> List.of("date:" + Days.FIRST_SERIAL + ":" + Days.LAST_SERIAL);
            case TEXT, TEXTS, MARK, FLAG, DURATION, MOMENT -> List.of();
        };
    }
}
