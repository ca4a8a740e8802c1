/** Runs commands on hosts over SSH and programs of the script directory on this node: arguments are lists, time and output are bounded. */
package io.watchkeeper.remote;
