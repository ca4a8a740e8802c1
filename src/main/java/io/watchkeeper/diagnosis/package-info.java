/** Diagnoses of risk events: started, run step by step with their evidence in the store, and told to the event. */
package io.watchkeeper.diagnosis;
