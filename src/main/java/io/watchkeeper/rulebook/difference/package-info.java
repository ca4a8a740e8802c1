/** What differs between two versions: tables cell by cell, other files line by line. */
package io.watchkeeper.rulebook.difference;
