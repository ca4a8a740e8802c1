/** Guards: what they say together to a plan that may run by itself. */
package io.watchkeeper.decision.guard;
