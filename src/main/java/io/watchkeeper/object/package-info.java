/**
 * Objects (对象): what is watched over, where it stands, what it depends on.
 *
 * <p>A {@link io.watchkeeper.object.ManagedObject} is read from JSON, CSV or a form by {@code ObjectReader}; {@code ImportPlan} says what a list of them comes to,
 * {@link io.watchkeeper.object.Objects} carries it out, {@code ObjectStore} is its SQL. Others find the object of a signal by {@link io.watchkeeper.object.ObjectName}.
 */
package io.watchkeeper.object;
