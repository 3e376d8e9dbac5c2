/** Writes passes unit by unit, each value a local variable, as a tutorial would. */
package dev.deltarule.processor.emit.straight;
