/** Pure: what two rulebook versions decide on the same past signals, compared. */
package io.watchkeeper.decision.backtest;
