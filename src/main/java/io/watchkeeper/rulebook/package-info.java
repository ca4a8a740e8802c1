/** Which rulebook decides: its versions in the store, the live one in memory on every node, and where new content comes from. */
package io.watchkeeper.rulebook;
