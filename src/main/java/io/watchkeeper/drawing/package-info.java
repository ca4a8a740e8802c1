/** Where boxes and lines stand on a page: pure, and knows nothing of what they mean. */
package io.watchkeeper.drawing;
