/** What CI asks about a folder of rules, at the terminal: no service, no database, no network. */
package io.watchkeeper.rulebook.command;
