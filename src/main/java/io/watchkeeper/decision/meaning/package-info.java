/** What the rows of a decision table mean together: rows that never fire, say the same or contradict each other, and facts that no row is for. Only what is proven is said. */
package io.watchkeeper.decision.meaning;
