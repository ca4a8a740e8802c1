package io.watchkeeper.plan;

import java.util.List;

/** All plans on one page: {@code nextCursor} is always null. */
record PlanPage(List<PlanView> items, String nextCursor) {}
