/** Diagnosis trees, without a measurement: what they are made of, what is wrong with one, and which way it goes with the evidence there is. */
package io.watchkeeper.decision.diagnosis;
