package io.watchkeeper.decision;

/** One signal on its way through the stages. */
interface Subject {
    /** What its facts call their signal; unique in the batch. */
    String name();
}
