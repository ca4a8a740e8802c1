/**
 * Who may do what: people and their passwords, API tokens, roles, sessions, and the record of what they did.
 *
 * <p>Every other feature may use this package; it uses none of them but {@code problem}.
 */
package io.watchkeeper.access;
