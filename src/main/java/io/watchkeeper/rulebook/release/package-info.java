/**
 * From a draft to what decides, and back: submit, approve, publish now or at a time, roll back. Which of these is possible is a pure function; who did it, when
 * and why is kept.
 */
package io.watchkeeper.rulebook.release;
