/**
 * Changes (变更): releases, freezes and maintenance windows on objects.
 *
 * <p>{@link io.watchkeeper.object.change.ChangeBrowsing} and {@link io.watchkeeper.object.change.ChangeEditing} are for people and programs,
 * {@link io.watchkeeper.object.change.OpenChanges} for whoever decides signals; {@code ChangeScope} says what a change covers.
 */
package io.watchkeeper.object.change;
