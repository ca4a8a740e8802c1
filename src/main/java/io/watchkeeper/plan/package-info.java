/** Runs of emergency plans: reviewed, started, carried out step by step whatever breaks, watched. */
package io.watchkeeper.plan;
