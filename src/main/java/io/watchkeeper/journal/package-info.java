/**
 * The hot path: signals gather in a batch, are decided once, and are committed with their events and decisions before anybody is answered.
 *
 * <p>In the order of the path: {@link io.watchkeeper.journal.DecidingJournal} takes signals in, {@code MicroBatcher} gathers them, {@code BatchDecision} carries one
 * batch through (read, recognise, read, deliberate, write), {@code Deliberation} is the pure middle of it, {@code JournalStore} its SQL.
 */
package io.watchkeeper.journal;
