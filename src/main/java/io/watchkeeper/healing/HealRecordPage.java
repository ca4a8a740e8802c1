package io.watchkeeper.healing;

import java.util.List;

/** @param nextCursor null on the last page */
public record HealRecordPage(List<HealRecordView> items, String nextCursor) {
    static HealRecordPage of(List<HealRow> rows, int limit) {
        var shown = rows.stream().limit(limit).map(HealRecordView::of).toList();
        return new HealRecordPage(
                shown, rows.size() > limit ? shown.get(limit - 1).id() : null);
    }
}
