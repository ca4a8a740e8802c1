/**
 * How every refusal is told, to programs as RFC 9457 problem details and to people as a page.
 *
 * <p>Every other feature may use this package; it uses none of them.
 */
package io.watchkeeper.problem;
