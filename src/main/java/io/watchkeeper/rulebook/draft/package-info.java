/**
 * Drafts of the rulebook: made from a stored version, edited table by table, and checked like anything that is published.
 */
package io.watchkeeper.rulebook.draft;
