/** Self-heal: plans that run by themselves for a scenario where guards allow it, and the record of what they said. */
package io.watchkeeper.healing;
