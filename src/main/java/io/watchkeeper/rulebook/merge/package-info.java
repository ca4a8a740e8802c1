/** Two lines of work on one version become one: files, and within tables rows, that only one side changed are taken over; the rest are conflicts. */
package io.watchkeeper.rulebook.merge;
