/**
 * The vocabulary of the rules: what a session is given (facts) and what it answers (decision facts). Flat records only, so that decision tables can name
 * every component and so that stock Drools builds mean the same as ours. Values are normalised when a fact is made, never in a rule.
 */
package io.watchkeeper.facts;
