package io.watchkeeper.decision.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.facts.Sentence;

/** The guards that must all speak before a plan runs by itself. What they say is the rulebook's; that none is left out is not. */
public enum Guard {
    G1("not again what has just succeeded", "刚成功的处置不重复", "SKIP_AFTER_SUCCESS_SECONDS"),
    G2("not while the same runs", "同一处置进行中不重复"),
    G3("one run at a time on a target and its group", "目标及其冗余组同时只有一个执行"),
    G4("so many runs at a time", "并发上限", "CONCURRENT_PER_PLAN", "CONCURRENT_PER_APPLICATION", "CONCURRENT_PER_SITE"),
    G5("budget of runs", "执行次数预算", "RUNS_PER_HOUR", "RUNS_PER_DAY", "SCENARIO_RUNS_PER_HOUR"),
    G6("many events at once", "批量事件", "MASS_EVENTS"),
    G7("storm", "事件风暴", "STORM_EVENTS"),
    G8("enough evidence", "证据充分", "LASTS_SECONDS", "OCCURRENCES"),
    G9("share that stays healthy", "健康比例", "HEALTHY_PERCENT"),
    G10("calm after a storm", "风暴后的平静期", "CALM_SECONDS"),
    G11("left alone for a while", "防抖间隔", "ANTI_FLAP_SECONDS"),
    G12("changes under way", "正在进行的变更"),
    G13("what the target needs", "依赖对象"),
    G14("number that is left", "剩余健康数量", "HEALTHY_LEFT"),
    G15("mode and tier", "模式与级别", "MODE_STANDS_SECONDS", "TIER_WITHOUT_PERSON"),
    G16("circuit breaker", "熔断器", "FAILURES_IN_ROW"),
    G17("kill switches", "急停开关"),
    G18("one remedy, then a person", "处置升级", "REMEDIES_PER_EVENT"),
    G19("time to show", "观察期", "SETTLE_SECONDS"),
    G20("the symptom, now, on named targets", "当前症状与明确目标", "EVIDENCE_SECONDS", "MOST_TARGETS");

    private final Sentence title;
    private final List<String> limits;

    Guard(String en, String zh, String... limits) {
        this.title = new Sentence(en, zh);
        this.limits = List.of(limits);
    }

    public Sentence title() {
        return title;
    }

    /** Names of the limits that it compares with: none of them may be missing. */
    public List<String> limits() {
        return limits;
    }

    /** Names of all limits there are. */
    public static List<String> limitNames() {
        return Arrays.stream(values())
                .flatMap(guard -> guard.limits.stream())
                .sorted()
                .toList();
    }

    static Optional<Guard> named(String name) {
        return Arrays.stream(values())
                .filter(guard -> guard.name().equals(name))
                .findFirst();
    }
}
