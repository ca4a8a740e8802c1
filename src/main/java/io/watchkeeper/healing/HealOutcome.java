package io.watchkeeper.healing;

import java.util.Optional;
import java.util.stream.Stream;

import io.watchkeeper.facts.Sentence;

/** What came of a record, in words. */
enum HealOutcome {
    SYMPTOM_ENDED("The run is done and the symptom has ended", "执行完成，症状已消除"),
    SYMPTOM_STAYED("The run is done, but the symptom did not end in time", "执行完成，但症状未在期限内消除"),
    RUN_FAILED("The run failed", "执行失败"),
    RUN_STOPPED("The run was stopped", "执行被停止"),
    RUN_NEEDS_PERSON(
            "A step failed, or nobody knows whether it happened: the run waits for a person", "步骤失败或结果未知，执行等待人工处理"),
    RUN_ROLLED_BACK("The run was rolled back", "执行已回退"),
    NOT_PLANNED("The plan cannot be run so", "预案无法如此执行"),
    REFUSED("Refused", "已拒绝"),
    APPROVED("Approved, and decided once more", "已批准，将重新判定"),
    REJECTED("Rejected", "已否决"),
    NOBODY_ANSWERED("Nobody answered in time, which means no", "期限内无人答复，视为否决"),
    WAITED_TOO_LONG("What stood in the way did not end in time", "阻碍因素未在期限内解除"),
    RECOVERED_BY_ITSELF("It settled by itself", "自行恢复"),
    HANDLED("Somebody handled it", "已由人处理"),
    STILL_THERE("It is still there after a day", "一天后仍未恢复");

    private final Sentence text;

    HealOutcome(String en, String zh) {
        this.text = new Sentence(en, zh);
    }

    /**
     * @param word as it is stored; one that only a newer release knows stands for itself
     * @param detail who or what is meant by it, may be empty
     */
    static Sentence of(String word, String detail) {
        var known = Stream.of(values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .map(one -> one.text)
                .orElse(new Sentence(word, word));
        var more = Optional.of(detail).filter(text -> !text.isEmpty());
        return new Sentence(
                known.en() + more.map(text -> ": " + text).orElse("."),
                known.zh() + more.map(text -> "：" + text).orElse("。"));
    }
}
