/** One version at a time decides beside the live one, without effect: who asked for it, and its compiled form on each node. */
package io.watchkeeper.rulebook.shadow;
