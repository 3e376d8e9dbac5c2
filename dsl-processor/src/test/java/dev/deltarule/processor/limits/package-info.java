/** Measures generated classes against the limits of HotSpot and of class files. */
package dev.deltarule.processor.limits;
