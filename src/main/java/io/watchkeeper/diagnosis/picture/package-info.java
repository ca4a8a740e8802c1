/** Trees as pictures: which boxes and lines, where they stand, and what of them was on the way. */
package io.watchkeeper.diagnosis.picture;
