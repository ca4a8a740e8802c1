/** Rulebooks that leave the service and come to it as archives: a KJAR for every Drools, a folder for {@code rules/}, and what other hands made of one. */
package io.watchkeeper.rulebook.exchange;
