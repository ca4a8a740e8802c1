/** Requests that start something and may come again, because their sender does not know what became of them: done once, and answered alike for a day. */
package io.watchkeeper.access.once;
