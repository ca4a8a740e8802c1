package io.watchkeeper.event;

/** How far the handling of an event has come: 发现风险 → 应急处理 → 应急完成. */
public enum EventState {
    DISCOVERED,
    IN_HANDLING,
    COMPLETED
}
