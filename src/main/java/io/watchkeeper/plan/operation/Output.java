package io.watchkeeper.plan.operation;

/** Takes what an operation says while it runs, a line at a time. Who gives it bounds it and masks secrets. */
public interface Output {
    void line(String text);
}
