/** Backtests: a rulebook version against the live one, over the journal. */
package io.watchkeeper.journal.backtest;
