/** What the version in shadow would have decided on live signals: decided beside the live version, compared, counted, and nothing else. */
package io.watchkeeper.journal.shadow;
