/** Checks that measure, whom they may ask, and how much of it at once. */
package io.watchkeeper.diagnosis.check;
