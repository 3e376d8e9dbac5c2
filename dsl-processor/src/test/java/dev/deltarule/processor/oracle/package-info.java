/** Holds generated networks against the plain-loop reference. */
package dev.deltarule.processor.oracle;
