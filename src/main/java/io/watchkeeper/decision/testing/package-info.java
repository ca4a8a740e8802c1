/** Test scenarios: what lies beside the tables as {@code *.tests.csv}, given facts and expected decisions, and whether a rulebook meets it. */
package io.watchkeeper.decision.testing;
