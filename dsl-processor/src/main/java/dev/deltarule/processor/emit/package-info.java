/** Writes the plan as Java source. */
package dev.deltarule.processor.emit;
