/** Reads what was declared into records and checks it against the rules. */
package dev.deltarule.processor.spec;
