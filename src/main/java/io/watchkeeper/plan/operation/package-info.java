/** Carries out operations: each kind in its own class, with what operators configured for it, within limits. */
package io.watchkeeper.plan.operation;
