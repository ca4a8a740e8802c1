package io.watchkeeper.plan;

import java.util.List;

/** All operations on one page: {@code nextCursor} is always null. */
record OperationPage(List<OperationView> items, String nextCursor) {}
