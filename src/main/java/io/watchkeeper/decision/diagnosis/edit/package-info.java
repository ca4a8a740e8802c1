/** Edits of diagnosis trees: each is one act on the graph, and comes to rows that change in several tables at once. Pure. */
package io.watchkeeper.decision.diagnosis.edit;
