/**
 * Takes in what monitoring systems and inspections send: one reader a format turns a body into signals, the resources hand them to the
 * journal, and members that could not be read are kept so that their sender can be mended.
 */
package io.watchkeeper.intake;
