/** Emergency plans, before anything is done: what they are made of, what is wrong with one, and what exactly it would do to which targets. */
package io.watchkeeper.decision.plan;
