package io.watchkeeper.access.audit;

import io.watchkeeper.facts.Sentence;

/**
 * One thing wrong with the chain.
 *
 * @param sequence the place in the chain, 0 where the entry has none
 * @param entryId the entry's id, 0 where no single entry is meant
 */
public record Finding(Kind kind, long sequence, long entryId) {
    /** What may be wrong. */
    public enum Kind {
        CHANGED("The entry is not what was sealed at this place.", "该记录与此处封存的内容不符。"),
        REMOVED("The entry that was sealed at this place is gone.", "此处封存的记录已不存在。"),
        GAP("Places of the chain are missing before this one.", "此处之前缺少链节。"),
        BACKDATED("The entry was written for an earlier time than its neighbours.", "该记录的时间早于相邻记录，是事后写入的。"),
        UNSEALED("The entry was kept from being sealed.", "该记录未被封存。"),
        CUT("The chain ends before the place where its head is.", "链在其末端之前中断。"),
        CHECKPOINT("The chain begins where no retention ended.", "链的起点不是任何一次清理的终点。"),
        OTHER_HEAD("The chain does not hold the place and hash that were written down.", "链中没有所记录的位置与哈希。");

        private final Sentence sentence;

        Kind(String en, String zh) {
            sentence = new Sentence(en, zh);
        }

        public Sentence sentence() {
            return sentence;
        }
    }

    public Sentence message() {
        return kind.sentence();
    }
}
